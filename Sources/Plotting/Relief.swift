#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How values become shades and level lines: evenly, or by the logarithm above the lowest value.
struct Relief {
  /// The shades' range.
  let range: ClosedRange<Double>
  private(set) var levels: [Double] = []
  private let floor: Double
  private let isLog: Bool

  init(_ values: [Double], _ wanted: Levels) {
    let sorted = values.filter(\.isDrawable).sorted()
    let low = sorted.first ?? 0, high = sorted.last ?? 1
    let isSteep = high - low > 6 * ((sorted.isEmpty ? 0 : sorted[sorted.count / 2]) - low)
    switch wanted {
    case .automatic, .values: isLog = isSteep
    case .log: isLog = true
    case .linear: isLog = false
    }
    // The bottom of a valley is minus infinity for the logarithm, so it is taken a little deeper.
    floor = low - max((high - low) * 1e-3, 1e-12)
    let bottom = isLog ? log10(low - floor) : low, top = isLog ? log10(high - floor) : high
    range = bottom < top ? bottom...top : bottom...bottom + 1
    levels = chosen(wanted)
  }

  func height(_ value: Double) -> Double { isLog ? log10(max(value - floor, 1e-300)) : value }

  private func chosen(_ wanted: Levels) -> [Double] {
    switch wanted {
    case .values(let values): values
    case .linear(let count), .log(let count): even(count)
    case .automatic: even(isLog ? 13 : 11)
    }
  }

  private func even(_ count: Int) -> [Double] {
    (1...max(count, 1)).map {
      let height =
        range.lowerBound
        + (range.upperBound - range.lowerBound) * Double($0) / Double(count + 1)
      return isLog ? pow(10, height) + floor : height
    }
  }
}
