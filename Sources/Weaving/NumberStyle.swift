import Foundation

/// How a number is written in prose, on cards and in the terminal.
///
/// In prose the style follows a bar: `{{loss|3}}`, `{{accuracy|percent2}}`, `{{steps|count}}`.
public enum NumberStyle: Sendable, Equatable, CustomStringConvertible {
  /// The shortest text that reads back as the same number; whole numbers without `.0`.
  case shortest
  /// So many digits after the point: `|3`.
  case decimals(Int)
  /// Times one hundred, so many digits after the point, `%`: `|percent1`.
  case percent(Int)
  /// A difference of two shares, times one hundred, so many digits after the point: `|points1`. A share has its unit
  /// behind it at once, "2.3 %"; points have theirs behind the interval, "2.3 ± 0.4 points".
  case points(Int)
  /// So many significant digits: `|sig3`.
  case significant(Int)
  /// A whole number with a thin space between thousands: `|count`.
  case count

  /// What stands behind the bar in `{{name|style}}`; nil for a style that there is not.
  public init?(_ text: String) {
    switch text {
    case "": self = .shortest
    case "count": self = .count
    case "percent": self = .percent(1)
    default:
      if let digits = Int(text), 0...17 ~= digits {
        self = .decimals(digits)
      } else if text.hasPrefix("percent"), let digits = Int(text.dropFirst(7)), 0...15 ~= digits {
        self = .percent(digits)
      } else if text.hasPrefix("points"), let digits = Int(text.dropFirst(6)), 0...15 ~= digits {
        self = .points(digits)
      } else if text.hasPrefix("sig"), let digits = Int(text.dropFirst(3)), 1...17 ~= digits {
        self = .significant(digits)
      } else {
        return nil
      }
    }
  }

  public var description: String {
    switch self {
    case .shortest: ""
    case .decimals(let digits): "\(digits)"
    case .percent(let digits): "percent\(digits)"
    case .points(let digits): "points\(digits)"
    case .significant(let digits): "sig\(digits)"
    case .count: "count"
    }
  }

  /// The number in this style; the minus sign is U+2212 nowhere, so that it can be copied into code.
  public func format(_ value: Double) -> String {
    switch self {
    case .shortest: NumberStyle.shortest(value)
    case .decimals(let digits): String(format: "%.\(digits)f", value)
    case .percent(let digits): String(format: "%.\(digits)f\u{A0}%%", value * 100)
    case .points(let digits): String(format: "%.\(digits)f", value * 100)
    case .significant(let digits): NumberStyle.significant(value, digits)
    case .count: NumberStyle.grouped(value)
    }
  }

  /// A number and half the width of its interval, if it has one: "97.9 % ± 0.3 %", "2.3 ± 0.4 points".
  public func format(_ value: Double, interval: Double?) -> String {
    format(value) + (interval.map { " ± " + format($0) } ?? "") + unit
  }

  /// What stands behind a number and its interval together.
  private var unit: String {
    if case .points = self { "\u{A0}points" } else { "" }
  }

  /// How a difference of two numbers of this style is written: shares differ by points.
  package var ofDifferences: NumberStyle {
    if case .percent(let digits) = self { .points(digits) } else { self }
  }

  private static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func significant(_ value: Double, _ digits: Int) -> String {
    let text = String(format: "%.\(digits)g", value)
    guard text.contains("e+"), let rounded = Double(text), abs(rounded) < 1e7 else { return text }
    return String(format: "%.0f", rounded)
  }

  private static func grouped(_ value: Double) -> String {
    let digits = String(format: "%.0f", value.magnitude)
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 && digits.count > 4 { out += "\u{202F}" }
      out.append(digit)
    }
    return (value < 0 && digits != "0" ? "-" : "") + out
  }
}

extension BinaryFloatingPoint where Self: LosslessStringConvertible {
  /// The number as text: `rate.written(.decimals(3))`, `loss.written(.significant(2))`; a single-precision one
  /// by its shortest decimals, as it was set.
  public func written(_ style: NumberStyle) -> String {
    style.format(Double(description) ?? Double(self))
  }
}

extension Float {
  /// The shortest decimal number that means it: 0.4, where `Double` says 0.4000000059604645.
  public var decimal: Double { Double(description) ?? Double(self) }
}
