#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The part of the plane that a plot's marks need to see.
struct Extent {
  /// The drawable values met along one axis.
  struct Span {
    var low = Double.infinity, high = -Double.infinity
    var lowestPositive = Double.infinity
    /// Room to leave beyond the values, as a share of their range.
    var margin = 0.0

    mutating func add(_ values: some Sequence<Double>) {
      for value in values where value.isDrawable {
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

  func canDraw(_ value: Double) -> Bool { value.isDrawable && (!isLog || value > 0) }

  func shows(_ value: Double) -> Bool { (0...1).contains(position(value)) }

  /// A place on the axis as gnuplot reads it.
  func plain(_ value: Double) -> String { value.plain(over: high - low) }

  static func range(
    _ axis: Axis, _ span: Extent.Span, isTight: Bool, standsOnZero: Bool = false
  ) -> ClosedRange<Double> {
    if let range = axis.range.flatMap({ given($0, axis.scale) }) { return range }
    if axis.scale == .log { return logRange(span) }
    guard span.low <= span.high else { return 0...1 }
    var low = span.low, high = span.high
    if low == high {
      (low, high) = (low - max(abs(low) * 0.1, 0.5), high + max(abs(high) * 0.1, 0.5))
    }
    let margin = isTight ? 0 : span.margin * (high - low)
    let base = standsOnZero && span.low >= 0 ? 0 : low - margin
    let top = standsOnZero && span.high <= 0 && span.low < 0 ? 0 : high + margin
    return base < top ? base...top : 0...1
  }

  /// The range that a plot asks for, as far as it can be drawn.
  private static func given(_ range: ClosedRange<Double>, _ scale: Axis.Scale)
    -> ClosedRange<Double>?
  {
    let isLog = scale == .log, low = range.lowerBound, high = range.upperBound
    guard !isLog || high > 0 else { return nil }
    let clamped = ((isLog && low <= 0 ? high * 1e-6 : low)...high)
      .clamped(to: (isLog ? 1 / Double.farthest : -.farthest)...(.farthest))
    return clamped.lowerBound < clamped.upperBound ? clamped : nil
  }

  private static func logRange(_ span: Extent.Span) -> ClosedRange<Double> {
    let low = max(span.lowestPositive, 1 / .farthest), high = span.high
    guard low <= high else { return 1...10 }
    let factor = low < high ? exp(span.margin * (log(high) - log(low))) : 2
    return max(low / factor, 1e-305)...min(high * factor, 1e305)
  }
}
