import Foundation

/// What an exercise can give back: compared with some tolerance, written for a reader, and sent to a judge.
public protocol Answer: Codable {
  func isNear(_ other: Self, within tolerance: Double) -> Bool
  /// The answer in so many significant digits.
  func written(_ digits: Int) -> String
}

extension Double: Answer {
  /// |a − b| ≤ tolerance · max(1, |b|); two that are not numbers count as the same mistake.
  public func isNear(_ other: Double, within tolerance: Double) -> Bool {
    self == other || (isNaN && other.isNaN)
      || other.isFinite && abs(self - other) <= tolerance * max(1, abs(other))
  }

  public func written(_ digits: Int) -> String { String(format: "%.\(digits)g", self) }
}

extension Float: Answer {
  public func isNear(_ other: Float, within tolerance: Double) -> Bool {
    Double(self).isNear(Double(other), within: tolerance)
  }

  public func written(_ digits: Int) -> String { Double(self).written(digits) }
}

extension SIMD2: Answer where Scalar: Answer {
  public func isNear(_ other: SIMD2, within tolerance: Double) -> Bool {
    x.isNear(other.x, within: tolerance) && y.isNear(other.y, within: tolerance)
  }

  public func written(_ digits: Int) -> String {
    "(\(x.written(digits)), \(y.written(digits)))"
  }
}

extension Array: Answer where Element: Answer {
  public func isNear(_ other: [Element], within tolerance: Double) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.isNear($1, within: tolerance) }
  }

  public func written(_ digits: Int) -> String {
    let shown = prefix(12).map { $0.written(digits) }.joined(separator: ", ")
    return count > 12 ? "[\(shown), … \(count) in all]" : "[\(shown)]"
  }
}

extension Int: Answer {}
extension Bool: Answer {}
extension String: Answer {}

extension Answer where Self: Equatable {
  public func isNear(_ other: Self, within tolerance: Double) -> Bool { self == other }
  public func written(_ digits: Int) -> String { "\(self)" }
}
