/// Where everything of one panel stands, and what its axes show.
struct PanelLayout {
  let plot: Plot
  let cell: Frame
  let fontSize: Double
  /// What the axes leave above them at least, as a panel beside them does.
  private let leastHead: Double
  var extent = Extent()
  var x, y: ResolvedAxis
  var frame: Frame
  /// nil: no legend.
  var legend: LegendPlace?

  enum LegendPlace: Equatable {
    case above(columns: Int, rows: Int)
    case inside(right: Bool, top: Bool)
  }

  private struct Margins { var left, right, top, bottom: Double }

  init(_ plot: Plot, cell: Frame, head: Double = 0, fontSize: Double) {
    (self.plot, self.cell, self.fontSize, leastHead) = (plot, cell, fontSize, head)
    for mark in plot.marks { mark.drawable.extend(&extent) }
    x = Self.axis(plot.x, extent.x, extent, isVertical: false)
    y = Self.axis(plot.y, extent.y, extent, isVertical: true)
    frame = cell
    settle(legendRows: 0)
    placeLegend()
  }

  /// The size of a panel at most `width` wide and about 60 lines high that shows its content best;
  /// nil: any.
  static func content(_ plot: Plot, width: Double, fontSize: Double)
    -> (width: Double, height: Double)?
  {
    let probe = PanelLayout(
      plot, cell: Frame(left: 0, top: 0, width: width, height: width), fontSize: fontSize)
    let margins = probe.margins(legendRows: probe.legendRows)
    if let aspect = probe.aspect {
      let inner = min(
        max(width - margins.width, 4 * fontSize), 30 * fontSize * max(aspect, 1),
        60 * fontSize * aspect)
      return (inner + margins.width, inner / aspect + margins.height)
    }
    let inner = width - margins.width
    let sizes = plot.marks.compactMap {
      $0.drawable.contentSize(width: inner, fontSize: fontSize)
    }
    return sizes.first.map { ($0.width + margins.width, $0.height + margins.height) }
  }

  /// Width to height of the axes, where that is not free.
  private var aspect: Double? {
    guard !extent.isBare, plot.hasEqualAxes || extent.unitAspect != nil else { return nil }
    return min(50, max(0.02, (x.high - x.low) / (y.high - y.low)))
  }

  /// The title, broken into lines that fit the panel.
  var title: String {
    plot.title.isEmpty
      ? "" : Text.wrapped(plot.title, width: (cell.width / fontSize - 3) / 1.15 / 0.98)
  }

  /// The room above the axes, which title and legend need.
  var head: Double { frame.top - cell.top }

  /// How many lines stand above the axes: title and legend.
  var rowsAbove: Int { Text.lines(title).count + legendRows }

  private var legendRows: Int {
    if case .above(_, let rows) = legend { return rows }
    return 0
  }

  private static func axis(
    _ axis: Axis, _ span: Extent.Span, _ extent: Extent, isVertical: Bool
  ) -> ResolvedAxis {
    let range = ResolvedAxis.range(
      axis, span, isTight: extent.isTight, standsOnZero: isVertical && extent.standsOnZero)
    return ResolvedAxis(
      title: axis.title, low: range.lowerBound, high: range.upperBound,
      isLog: axis.scale == .log, ticks: [])
  }

  private func ticks(_ axis: Axis, _ resolved: ResolvedAxis, own: [Axis.Tick]?, count: Int)
    -> [Axis.Tick]
  {
    if let ticks = axis.ticks ?? own {
      let room = 0.8 * cell.width / fontSize
      return ticks.map { Axis.Tick($0.position, Text.shortened($0.label, width: room)) }
    }
    let range = resolved.low...resolved.high
    return resolved.isLog ? Ticks.log(range, count: count) : Ticks.linear(range, count: count)
  }

  /// Settles ticks and frame; they depend on each other through the width of the labels.
  mutating func settle(legendRows: Int) {
    if extent.isBare {
      frame = inner(margins: bareMargins(legendRows))
      x = ResolvedAxis(title: "", low: 0, high: frame.width, isLog: false, ticks: [])
      y = ResolvedAxis(title: "", low: 0, high: frame.height, isLog: false, ticks: [])
      return
    }
    let rough = cell.height - 6 * fontSize
    y.ticks = ticks(plot.y, y, own: extent.yTicks, count: max(Int(rough / (fontSize * 3.2)), 3))
    x.ticks = ticks(
      plot.x, x, own: extent.xTicks,
      count: max(Int((cell.width - 6 * fontSize) / (fontSize * 4.5)), 3))
    let names = plot.x.ticks == nil && extent.xTicks != nil ? x.ticks : []
    if !names.isEmpty { x.ticks = apart(names, width: cell.width - 6 * fontSize) }
    frame = inner(margins: axisMargins(legendRows))
    if let aspect {
      let fitted = min(frame.width, frame.height * aspect)
      let spare = frame.width - fitted
      frame.left += spare / 2
      frame.width = fitted
      frame.height = fitted / aspect
    }
    if !names.isEmpty { x.ticks = apart(names, width: frame.width) }
  }

  /// Names that would run into each other are broken at blanks; where they still would, they are cut to their room, and where
  /// that is too small, some are left out. Widths are estimates, rather too wide: names that only come close are not cut.
  private func apart(_ names: [Axis.Tick], width: Double) -> [Axis.Tick] {
    guard names.count > 1 else { return names }
    let distance = names[1].position - names[0].position
    let slot = distance * width / (x.high - x.low) / fontSize
    func isCrowded(_ ticks: [Axis.Tick], beyond share: Double) -> Bool {
      let widths = ticks.map { Text.width($0.label) }
      return zip(widths, widths.dropFirst()).contains { ($0 + $1) / 2 > share * slot }
    }
    func fitted(_ tick: Axis.Tick, _ text: (String, Double) -> String, _ room: Double) -> Axis.Tick
    {
      Axis.Tick(tick.position, text(tick.label, room - 0.3))
    }
    guard isCrowded(names, beyond: 1) else { return names }
    let broken = names.map { fitted($0, Text.wrapped, slot) }
    guard isCrowded(broken, beyond: 1.4) else { return broken }
    let step = Int(max(1, min((2 / slot).rounded(.up), Double(names.count))))
    return stride(from: 0, to: names.count, by: step).map {
      fitted(names[$0], Text.shortened, Double(step) * slot)
    }
  }

  private func inner(margins: Margins) -> Frame {
    Frame(
      left: cell.left + margins.left, top: cell.top + margins.top,
      width: max(cell.width - margins.left - margins.right, 20),
      height: max(cell.height - margins.top - margins.bottom, 20))
  }

  private func margins(legendRows: Int) -> (width: Double, height: Double) {
    let margins = extent.isBare ? bareMargins(legendRows) : axisMargins(legendRows)
    return (margins.left + margins.right, margins.top + margins.bottom)
  }

  /// The height of a row of a legend above the axes, in font sizes.
  static let legendRow = 1.64

  private func top(_ legendRows: Int) -> Double {
    let title = plot.title.isEmpty ? 0.7 : 0.75 + 1.5 * Double(Text.lines(title).count)
    return fontSize * (title + Self.legendRow * Double(legendRows) + (legendRows > 0 ? 0.3 : 0.35))
  }

  private func bareMargins(_ legendRows: Int) -> Margins {
    Margins(
      left: fontSize, right: fontSize, top: top(legendRows),
      bottom: fontSize * (plot.x.title.isEmpty ? 0.8 : 2.2))
  }

  private func axisMargins(_ legendRows: Int) -> Margins {
    let widest = y.ticks.map { Text.width($0.label) }.max() ?? 0
    let lines = x.ticks.map { Text.lines($0.label).count }.max() ?? 0
    let bar = extent.colorBar?.isShown == true ? fontSize * 5 : 0
    return Margins(
      left: fontSize * (widest + 1.1 + (y.title.isEmpty ? 0.2 : 2.35)),
      right: fontSize * max(1.2, (x.ticks.last.map { Text.width($0.label) } ?? 0) * 0.45) + bar,
      top: max(top(legendRows), leastHead),
      bottom: fontSize
        * (1.25 + 1.7 * Double(max(lines - 1, 0)) + 0.9 + (x.title.isEmpty ? 0 : 1.6)))
  }
}
