extension Layer {
  /// One set of bars in a group plot: a value, and if known an error, per category.
  public struct Bars: Sendable {
    public var label: String
    public var values: [Double]
    /// Half the length of the error bar, such as a 95 % interval's radius; empty: none.
    public var errors: [Double]
    public var color: Color?

    public init(_ label: String, _ values: [Double], errors: [Double] = [], color: Color? = nil) {
      (self.label, self.values, self.errors, self.color) = (label, values, errors, color)
    }
  }

  /// Bars side by side in groups, one group per category; a log axis lets them stand on its foot.
  public static func bars(_ categories: [String], _ series: [Bars], showsValues: Bool = false)
    -> Layer
  {
    Layer(BarsMark(categories: categories, series: series, showsValues: showsValues))
  }

  /// One bar per category, each in the colour that belongs to its name unless `color` is given.
  public static func bars(
    _ categories: [String], _ values: [Double], errors: [Double] = [], color: Color? = nil,
    showsValues: Bool = true
  ) -> Layer {
    Layer(
      BarsMark(
        categories: categories, series: [Bars("", values, errors: errors, color: color)],
        showsValues: showsValues))
  }

  /// How often values fall into `bins` equal parts of `range` (nil: of their own range).
  ///
  /// With `isDensity` the areas sum to one, so that sets of different size compare.
  public static func histogram(
    _ values: [Double], bins: Int = 30, range: ClosedRange<Double>? = nil, label: String = "",
    color: Color? = nil, isDensity: Bool = false
  ) -> Layer {
    Layer(
      HistogramMark(
        values: values, bins: bins, range: range, label: label, color: color,
        isDensity: isDensity))
  }
}

struct BarsMark: Mark {
  var categories: [String]
  var series: [Layer.Bars]
  var showsValues: Bool

  var name: String { "bars" }
  private var isSingle: Bool { series.count == 1 && series[0].label.isEmpty }
  var legendLabels: [String] { series.map(\.label).filter { !$0.isEmpty } }
  var colorNames: [String] {
    isSingle
      ? (series[0].color == nil ? categories : [])
      : series.filter { $0.color == nil }.map(\.label)
  }

  var trace: [[(x: Double, y: Double)]] {
    series.flatMap { bars in
      bars.values.enumerated().map { index, value in
        [-0.4, 0, 0.4].flatMap { [(Double(index) + $0, 0), (Double(index) + $0, value)] }
      }
    }
  }

  func check() throws {
    for bars in series {
      let name = describe(name, bars.label)
      try Plotting.check(name, [("category", categories.count), ("bar", bars.values.count)])
      if !bars.errors.isEmpty {
        try Plotting.check(name, [("bar", bars.values.count), ("error", bars.errors.count)])
      }
    }
  }

  func extend(_ extent: inout Extent) {
    extent.x.add([-0.6, Double(categories.count) - 0.4])
    for bars in series {
      extent.y.add(bars.values)
      extent.y.add(zip(bars.values, bars.errors).map { $0 + $1 })
      extent.y.add(zip(bars.values, bars.errors).map { $0 - $1 })
    }
    extent.standsOnZero = true
    extent.y.add([extent.y.low < 0 ? 0 : extent.y.low])
    extent.y.margin = showsValues ? 0.12 : 0.07
    extent.xTicks = categories.enumerated().map { Axis.Tick(Double($0.offset), $0.element) }
  }

  func draw(on drawing: inout Drawing) {
    let width = 0.76 / Double(max(series.count, 1))
    for (index, bars) in series.enumerated() {
      let shift = (Double(index) - Double(series.count - 1) / 2) * width
      let places = bars.values.indices.map { Double($0) + shift }
      let colors = bars.values.indices.map { color(bars, $0, drawing).hex }
      draw(bars, at: places, width: width * 0.94, colors: colors, on: &drawing)
      if showsValues { drawValues(bars, at: places, on: &drawing) }
    }
  }

  private func color(_ bars: Layer.Bars, _ index: Int, _ drawing: Drawing) -> Color {
    bars.color ?? drawing.colors.color(isSingle ? categories[index] : bars.label)
  }

  private func draw(
    _ bars: Layer.Bars, at places: [Double], width: Double, colors: [String],
    on drawing: inout Drawing
  ) {
    let columns = [("x", places), ("value", bars.values)]
    let block = drawing.tables.add(
      describe("bars", bars.label),
      bars.errors.isEmpty ? columns : columns + [("error", bars.errors)])
    let isOneColor = Set(colors).count == 1
    for (row, color) in colors.enumerated() where !isOneColor || row == 0 {
      drawing.plot(
        block,
        (isOneColor ? "" : "every ::\(row)::\(row) ")
          + "using 1:2:(\(width.plain)) with boxes fs solid noborder fc rgb '\(color)'",
        title: bars.label)
    }
    guard !bars.errors.isEmpty, !drawing.isText else { return }
    drawing.errorBars(block, .ink)
  }

  private func drawValues(_ bars: Layer.Bars, at places: [Double], on drawing: inout Drawing) {
    for (index, value) in bars.values.enumerated() where value.isFinite {
      let error = index < bars.errors.count && bars.errors[index].isFinite ? bars.errors[index] : 0
      let isDown = value < 0
      drawing.label(
        Ticks.short(value),
        at: "first \(places[index].plain), first \((isDown ? value - error : value + error).plain)",
        align: "center", size: drawing.fontSize * 0.92,
        more: "offset 0,\(isDown ? "-0.6" : "0.6") front")
    }
  }
}
