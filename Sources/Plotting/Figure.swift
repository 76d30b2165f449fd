/// A plot with everything settled that does not depend on the output: sizes, fonts, panels, colours.
struct Figure {
  let title: String
  let size: Size
  let fontSize: Double
  /// The panels and the rectangles they live in.
  let cells: [(plot: Plot, frame: Frame)]
  let colors: ColorBook

  init(_ plot: Plot) {
    let rows = plot.panels.isEmpty ? [[plot]] : plot.panels
    let columns = rows.map(\.count).max() ?? 1
    title = plot.panels.isEmpty ? "" : plot.title
    let fontSize = columns >= 3 ? 16 : columns == 2 ? 15.5 : 15
    colors = ColorBook(rows.joined().flatMap { $0.marks.flatMap(\.drawable.colorNames) })
    let width = Double(plot.size?.width ?? [720, 900, 960][min(columns, 3) - 1])
    let head = title.isEmpty ? 0 : fontSize * 2.6
    let isSingle = rows.count == 1 && columns == 1
    var cells: [(plot: Plot, frame: Frame)] = []
    var top = head, fullWidth = width
    for row in rows {
      let share = width / Double(max(row.count, 1))
      let wanted = row.map { PanelLayout.content($0, width: share, fontSize: fontSize) }
      let usual = share * (columns == 1 ? (rows.count > 1 ? 0.42 : 0.6) : columns == 2 ? 0.74 : 0.9)
      var height = wanted.compactMap { $0?.height }.max() ?? usual
      if let fixed = plot.size { height = (Double(fixed.height) - head) / Double(rows.count) }
      var cellWidth = share
      if isSingle, plot.size == nil, let content = wanted.first ?? nil {
        cellWidth = max(content.width, min(Self.titleWidth(row[0], fontSize), width))
        fullWidth = cellWidth
      }
      for (column, panel) in row.enumerated() {
        cells.append(
          (panel, Frame(left: Double(column) * share, top: top, width: cellWidth, height: height)))
      }
      top += height
    }
    (self.cells, self.fontSize) = (cells, fontSize)
    size = plot.size ?? Size(Int(fullWidth.rounded(.up)), Int(top.rounded(.up)))
  }

  private static func titleWidth(_ plot: Plot, _ fontSize: Double) -> Double {
    fontSize * (Text.width(plot.title) * 1.2 + 4)
  }
}
