extension Mark {
  /// One set of bars in a group plot: a value, and if known an error, per category.
  public struct Bars: Sendable {
    /// The name in the legend.
    public var label: String
    /// One value for each category.
    public var values: [Double]
    /// Half the length of the error bar, such as a 95 % interval's radius; empty: none.
    public var errors: [Double]
    /// nil: the next of the palette.
    public var color: Color?

    /// A set of bars, one for each category.
    public init(_ label: String, _ values: [Double], errors: [Double] = [], color: Color? = nil) {
      (self.label, self.values, self.errors, self.color) = (label, values, errors, color)
    }
  }

  /// Bars side by side in groups, one group per category; a log axis lets them stand on its foot.
  public static func bars(_ categories: [String], _ series: [Bars], showsValues: Bool = false)
    -> Mark
  {
    Mark(BarsMark(categories: categories, series: series, showsValues: showsValues))
  }

  /// One bar per category, each in the colour that belongs to its name unless `color` is given.
  public static func bars(
    _ categories: [String], _ values: [Double], errors: [Double] = [], color: Color? = nil,
    showsValues: Bool = true
  ) -> Mark {
    Mark(
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
  ) -> Mark {
    Mark(
      HistogramMark(
        values: values, bins: bins, range: range, label: label, color: color,
        isDensity: isDensity))
  }
}

struct BarsMark: Drawable {
  var categories: [String]
  var series: [Mark.Bars]
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
    extent.y.margin = showsValues ? 0.16 : 0.07
    extent.xTicks = categories.enumerated().map { Axis.Tick(Double($0.offset), $0.element) }
  }

  func draw(on canvas: inout Canvas) {
    let width = 0.76 / Double(max(series.count, 1))
    for (index, bars) in series.enumerated() {
      let shift = (Double(index) - Double(series.count - 1) / 2) * width
      let places = bars.values.indices.map { Double($0) + shift }
      let colors = bars.values.indices.map { color(bars, $0, canvas).hex }
      draw(bars, at: places, width: width * 0.94, colors: colors, on: &canvas)
      if showsValues { drawValues(bars, at: places, on: &canvas) }
    }
  }

  private func color(_ bars: Mark.Bars, _ index: Int, _ canvas: Canvas) -> Color {
    bars.color ?? canvas.colors.color(isSingle ? categories[index] : bars.label)
  }

  private func draw(
    _ bars: Mark.Bars, at places: [Double], width: Double, colors: [String],
    on canvas: inout Canvas
  ) {
    let columns = [("x", places), ("value", bars.values)]
    let block = canvas.tables.add(
      describe("bars", bars.label),
      bars.errors.isEmpty ? columns : columns + [("error", bars.errors)])
    let isOneColor = Set(colors).count == 1
    for (row, color) in colors.enumerated() where !isOneColor || row == 0 {
      canvas.plot(
        block,
        (isOneColor ? "" : "every ::\(row)::\(row) ")
          + "using 1:2:(\(width.plain)) with boxes fs solid noborder fc rgb '\(color)'",
        title: bars.label)
    }
    guard !bars.errors.isEmpty, !canvas.isText else { return }
    canvas.errorBars(block, .white, width: 3.6)  // so that it is seen on a bar of any colour
    canvas.errorBars(block, .ink)
  }

  private func drawValues(_ bars: Mark.Bars, at places: [Double], on canvas: inout Canvas) {
    for (index, value) in bars.values.enumerated() where value.isDrawable {
      let given = index < bars.errors.count ? bars.errors[index] : 0
      let error = (value.magnitude + given.magnitude).isDrawable ? given : 0
      let isDown = value < 0
      canvas.label(
        Ticks.short(value),
        at: "first \(places[index].plain), first \((isDown ? value - error : value + error).plain)",
        align: "center", size: canvas.fontSize * 0.92,
        more: "offset 0,\(isDown ? "-0.6" : "0.6") front")
    }
  }
}
