/// A plot with everything settled that does not depend on the output: sizes, fonts, panels, colours.
struct Figure {
  /// What stands above all panels, in lines that fit.
  let title: [String]
  let size: Size
  let fontSize: Double
  /// The panels, the rectangles they live in, and the room above the axes of their row.
  let cells: [(plot: Plot, frame: Frame, head: Double)]
  let colors: ColorBook

  /// A plot as it stands on a page or, `column` pixels wide, its panels below each other.
  init(_ plot: Plot, column: Double? = nil) {
    var plot = plot
    if column != nil { plot.size = nil }
    let rows = plot.rows(isStacked: column != nil)
    let columns = rows.map(\.count).max() ?? 1
    let fontSize = columns >= 3 ? 16 : columns == 2 ? 15.5 : 15
    colors = ColorBook(rows.joined().flatMap { $0.marks.flatMap(\.drawable.colorNames) })
    let width = column ?? Double(plot.size?.width ?? [720, 900, 960][min(columns, 3) - 1])
    title = plot.panels.isEmpty ? [] : Self.title(plot.title, width: width / fontSize)
    let head = title.isEmpty ? 0 : fontSize * (1 + 1.6 * Double(title.count))
    let isSingle = rows.count == 1 && columns == 1
    var cells: [(plot: Plot, frame: Frame, head: Double)] = []
    var top = head, fullWidth = width
    for row in rows {
      let share = width / Double(max(row.count, 1))
      let wanted = row.map { PanelLayout.content($0, width: share, fontSize: fontSize) }
      let single = column != nil ? 0.72 : rows.count > 1 ? 0.42 : 0.6
      let usual = share * (columns == 1 ? single : columns == 2 ? 0.74 : 0.9)
      var height = wanted.compactMap { $0?.height }.max() ?? usual
      if column != nil, wanted.allSatisfy({ $0 == nil }) {
        height += Self.heading(row, width: share, height: usual, fontSize: fontSize)
      }
      if let fixed = plot.size { height = (Double(fixed.height) - head) / Double(rows.count) }
      var cellWidth = share
      if isSingle, plot.size == nil, let content = wanted.first ?? nil {
        cellWidth = max(content.width, min(Self.titleWidth(row[0], fontSize), width))
        fullWidth = cellWidth
      }
      let frames = row.indices.map {
        Frame(left: Double($0) * share, top: top, width: cellWidth, height: height)
      }
      let heads = zip(row, frames).map { PanelLayout($0, cell: $1, fontSize: fontSize).head }
      cells += zip(row, frames).map { ($0, $1, heads.max() ?? 0) }
      top += height
    }
    (self.cells, self.fontSize) = (cells, fontSize)
    size = plot.size ?? Size(Int(fullWidth.rounded(.up)), Int(top.rounded(.up)))
  }

  /// Broken where it would leave the picture.
  private static func title(_ text: String, width: Double) -> [String] {
    text.isEmpty ? [] : Text.lines(Text.wrapped(text, width: (width - 2) / 1.3 / 0.98))
  }

  /// What title and legend of a narrow panel need beyond two lines, so that its axes keep their height.
  private static func heading(_ row: [Plot], width: Double, height: Double, fontSize: Double)
    -> Double
  {
    let cell = Frame(left: 0, top: 0, width: width, height: height)
    let rows = row.map { PanelLayout($0, cell: cell, fontSize: fontSize).rowsAbove }
    return fontSize * PanelLayout.legendRow * Double(max((rows.max() ?? 0) - 2, 0))
  }

  /// Where everything of one of the panels stands.
  func layout(_ cell: (plot: Plot, frame: Frame, head: Double)) -> PanelLayout {
    PanelLayout(cell.plot, cell: cell.frame, head: cell.head, fontSize: fontSize)
  }

  private static func titleWidth(_ plot: Plot, _ fontSize: Double) -> Double {
    fontSize * (Text.width(plot.title) * 1.2 + 4)
  }
}

extension Plot {
  /// The panels as they stand beside and, or only, below each other.
  fileprivate func rows(isStacked: Bool) -> [[Plot]] {
    if panels.isEmpty { return [[self]] }
    return isStacked ? panels.joined().map { [$0] } : panels
  }
}
