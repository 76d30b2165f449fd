/// The data file under construction: blocks that the script reads by their number.
struct Tables {
  private(set) var text = ""
  private var blocks: [String: Int] = [:]

  /// Adds columns under a comment that names them, and returns the block's number.
  mutating func add(_ title: String, _ columns: [(name: String, values: [Double])]) -> Int {
    let spans = columns.map { Self.span($0.values) }
    var rows = ""
    for row in 0..<(columns.map(\.values.count).min() ?? 0) {
      for (index, column) in columns.enumerated() {
        rows += (index > 0 ? "\t" : "") + column.values[row].plain(over: spans[index])
      }
      rows += "\n"
    }
    return add(title + ": " + columns.map(\.name).joined(separator: ", "), rows: rows)
  }

  private static func span(_ values: [Double]) -> Double {
    var span = Extent.Span()
    span.add(values)
    return span.high - span.low
  }

  /// Adds a matrix, one value per line, row by row with an empty line between rows.
  ///
  /// gnuplot 5.4 misreads (and can crash on) `matrix` together with an `index` above 0.
  mutating func add(_ title: String, matrix: [Double], columns: Int) -> Int {
    add(
      "\(title): \(matrix.count / max(columns, 1)) rows of \(columns) values, one per line",
      rows: stride(from: 0, to: matrix.count, by: max(columns, 1)).map { start in
        matrix[start..<min(start + columns, matrix.count)].map { $0.plain + "\n" }.joined()
      }.joined(separator: "\n"))
  }

  /// Equal blocks, such as the ground of an animation, are stored once.
  private mutating func add(_ title: String, rows: String) -> Int {
    // A block without a row would shift the numbers of all later ones.
    let rows = rows.isEmpty ? "NaN\tNaN\n" : rows
    if let known = blocks[rows] { return known }
    let number = blocks.count
    text += (number > 0 ? "\n\n" : "") + "# [\(number)] " + Text.comment(title) + "\n" + rows
    blocks[rows] = number
    return number
  }
}

/// A rectangle in pixels, measured from the top left corner of the picture.
struct Frame: Equatable {
  var left, top, width, height: Double
  var right: Double { left + width }
  var bottom: Double { top + height }
}

/// What the marks of one panel write to: data, commands, and the parts of its `plot` command.
struct Canvas {
  var tables: Tables
  /// `set label`, `set arrow` and `set object` commands, in order.
  var commands: [String] = []
  /// The comma-separated parts of the panel's `plot` command.
  var plots: [String] = []
  let colors: ColorBook
  let x, y: ResolvedAxis
  /// Where the axes are.
  let frame: Frame
  let fontSize: Double
  /// Where the data lie, in pixels from the frame's top left corner.
  let traces: [[(x: Double, y: Double)]]
  /// True for the chart of letters in a terminal: fills and images stay out.
  let isText: Bool

  /// Adds a part of the `plot` command that reads block `index` of the data file.
  mutating func plot(_ index: Int, _ rest: String, title: String = "") {
    let title = Text.shortened(title, width: max(frame.width / fontSize - 5, 5))
    plots.append(
      "data index \(index) \(rest) " + (title.isEmpty ? "notitle" : "title \(Text.quoted(title))"))
  }

  /// Draws a block of matrix values as pixels; columns go right from `x`, rows up from `y`.
  mutating func image(
    _ block: Int, rows: Int, columns: Int, x: Double, stepX: Double, y: Double, stepY: Double,
    isCrisp: Bool = false
  ) {
    guard !isText else { return }
    // gnuplot's images have at least two rows and columns.
    let isLine = rows == 1 || columns == 1
    let boxes =
      "(\((stepX.magnitude / 2).plain)):(\((stepY.magnitude / 2).plain)):1 with boxxyerror"
      + " fs solid noborder fc palette"
    plot(
      block,
      "using (\(x.plain)+\(stepX.plain)*(int($0)%\(columns))):"
        + "(\(y.plain)+\(stepY.plain)*(int($0)/\(columns))):"
        + (isLine ? boxes : "1 with image\(isCrisp ? " pixels" : "")"))
  }

  /// Bars from `y - error` to `y + error`, for a block with the columns x, y, error.
  ///
  /// Drawn as arrows whose heads are caps: `yerrorbars` punches a white hole where the point was.
  /// On a log axis a bar that reaches zero ends at the axis' foot.
  mutating func errorBars(_ block: Int, _ color: Color, width: Double = 1.3) {
    let low = y.plain(y.low), isCut = "($2>0&&$2-$3<=0)"
    let bar =
      y.isLog
      ? "(\(isCut)?\(low):$2-$3):(0):(\(isCut)?$2+$3-\(low):2*$3)" : "($2-$3):(0):(2*$3)"
    plot(
      block,
      "using 1:\(bar) with vectors heads size graph 0.006,90"
        + " lw \(width.plain) lc rgb '\(color.hex)'")
  }

  /// A label of several lines around or below a place given in pixels (in bare panels).
  ///
  /// Every line is a label of its own, because terminals differ in the distance of lines.
  mutating func block(
    _ text: String, x: Double, top: Double, size: Double, color: Color = .ink
  ) {
    for (index, line) in Text.lines(text).enumerated() where !line.isEmpty {
      let y = top - size * 1.3 * (Double(index) + 0.5)
      label(
        line, at: "\(x.plain),\(y.plain)", align: "center", color: color, size: size, more: "front")
    }
  }

  mutating func label(
    _ text: String, at place: String, align: String = "left", color: Color = .ink,
    size: Double? = nil, more: String = ""
  ) {
    let font = size.map { " font ',\($0.plain)'" } ?? ""
    commands.append(
      "set label \(Text.quoted(text)) at \(place) \(align)\(font)"
        + " textcolor rgb '\(color.hex)'\(more.isEmpty ? "" : " " + more)")
  }
}
