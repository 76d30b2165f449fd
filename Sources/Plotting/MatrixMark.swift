struct MatrixMark: Drawable {
  var values: [[Double]]
  var rows, columns: [String]
  var colors: ColorMap
  var range: ClosedRange<Double>?
  var cells: [[String]]?
  var hasBar: Bool

  var name: String { "matrix" }
  private var width: Int { values.first?.count ?? 0 }
  private var scale: ClosedRange<Double> { colorRange(values.flatMap { $0 }, colors, given: range) }

  func check() throws {
    guard width > 0, values.allSatisfy({ $0.count == width }) else {
      throw PlottingError.badData(
        "\(name): all rows need the same, non-zero number of values, found"
          + " \(values.map(\.count)).")
    }
    for (side, names, count) in [("row", rows, values.count), ("column", columns, width)]
    where !names.isEmpty && names.count != count {
      throw PlottingError.badData("\(name): \(count) \(side)s but \(names.count) \(side) names.")
    }
  }

  func extend(_ extent: inout Extent) {
    extent.x.add([-0.5, Double(width) - 0.5])
    extent.y.add([-0.5, Double(values.count) - 0.5])
    extent.isTight = true
    extent.hidesGrid = true
    extent.unitAspect = 1
    extent.colorBar = ColorScale(map: colors, range: scale, isShown: hasBar)
    extent.xTicks = ticks(columns, width) { Double($0) }
    extent.yTicks = ticks(rows, values.count) { Double(values.count - 1 - $0) }
  }

  func draw(on canvas: inout Canvas) {
    let block = canvas.tables.add(name, matrix: values.flatMap { $0 }, columns: width)
    canvas.image(
      block, rows: values.count, columns: width, x: 0, stepX: 1, y: Double(values.count - 1),
      stepY: -1, isCrisp: true)
    drawNumbers(on: &canvas)
  }

  private func drawNumbers(on canvas: inout Canvas) {
    guard let cells else { return }
    let widest = cells.flatMap { $0 }.map(Text.width).max() ?? 1
    let cell = canvas.frame.width / Double(width)
    let size = min(canvas.fontSize, cell * 0.8 / max(widest, 0.9), cell * 0.5)
    for (row, texts) in cells.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        let share =
          (values[row][column] - scale.lowerBound)
          / (scale.upperBound - scale.lowerBound)
        let isDark = share.isFinite && colors.color(at: share).lightness < 0.5
        canvas.label(
          text, at: "first \(column), first \(values.count - 1 - row)", align: "center",
          color: isDark ? .white : .ink, size: size, more: "front")
      }
    }
  }

  private func ticks(_ names: [String], _ count: Int, _ place: (Int) -> Double) -> [Axis.Tick] {
    if !names.isEmpty { return names.enumerated().map { Axis.Tick(place($0.offset), $0.element) } }
    let step = max(1, (count + 9) / 10)
    return stride(from: 0, to: count, by: step).map { Axis.Tick(place($0), String($0)) }
  }
}
