#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The part of the plane that a plot's marks need to see.
struct Extent {
  /// The finite values met along one axis.
  struct Span {
    var low = Double.infinity, high = -Double.infinity
    var lowestPositive = Double.infinity
    /// Room to leave beyond the values, as a share of their range.
    var margin = 0.0

    mutating func add(_ values: some Sequence<Double>) {
      for value in values where value.isFinite {
        low = min(low, value)
        high = max(high, value)
        if value > 0 { lowestPositive = min(lowestPositive, value) }
      }
    }
  }

  var x = Span(), y = Span()
  /// Names in place of numbers along an axis.
  var xTicks: [Axis.Tick]?, yTicks: [Axis.Tick]?
  /// The mark fills its rectangle exactly (grids, matrices): no margin around it.
  var isTight = false
  /// Bars stand on zero: no margin below it.
  var standsOnZero = false
  /// The mark brings its own frame (images, graphs): no axes, no ticks.
  var isBare = false
  /// Width to height of one unit, for marks whose cells must be square.
  var unitAspect: Double?
  var hidesGrid = false
  var colorBar: ColorScale?
}

/// The meaning of the colours of a panel.
struct ColorScale: Equatable {
  var map: ColorMap
  var range: ClosedRange<Double>
  var isShown: Bool
  var isLog = false
}

/// An axis whose range and ticks are settled.
struct ResolvedAxis {
  var title: String
  var low, high: Double
  var isLog: Bool
  var ticks: [Axis.Tick]

  /// Where a value lies, 0 at the lower end and 1 at the upper.
  func position(_ value: Double) -> Double {
    isLog
      ? (log(max(value, .leastNormalMagnitude)) - log(low)) / (log(high) - log(low))
      : (value - low) / (high - low)
  }

  static func range(
    _ axis: Axis, _ span: Extent.Span, isTight: Bool, standsOnZero: Bool = false
  ) -> ClosedRange<Double> {
    if let range = axis.range, range.upperBound > range.lowerBound {
      return axis.scale == .linear || range.lowerBound > 0
        ? range : range.upperBound * 1e-6...max(range.upperBound, 1e-300)
    }
    if axis.scale == .log { return logRange(span) }
    guard span.low <= span.high else { return 0...1 }
    var low = span.low, high = span.high
    if low == high {
      (low, high) = (low - max(abs(low) * 0.1, 0.5), high + max(abs(high) * 0.1, 0.5))
    }
    let margin = isTight ? 0 : span.margin * (high - low)
    let base = standsOnZero && low >= 0 ? 0 : low - margin
    let top = standsOnZero && span.high <= 0 ? 0 : high + margin
    return base < top ? base...top : 0...1
  }

  private static func logRange(_ span: Extent.Span) -> ClosedRange<Double> {
    guard span.lowestPositive <= span.high else { return 1...10 }
    let ratio = span.high / span.lowestPositive
    let factor = ratio > 1 ? pow(ratio, span.margin) : 2
    return span.lowestPositive / factor...span.high * factor
  }
}
