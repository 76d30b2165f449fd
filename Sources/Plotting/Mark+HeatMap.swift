extension Mark {
  /// A field of values as colours over its rectangle; with `bar` a scale beside it.
  public static func heatMap(
    _ grid: Grid, colors: ColorMap = .sequential, range: ClosedRange<Double>? = nil,
    bar: Bool = true
  ) -> Mark {
    Mark(FieldMark(grid: grid, colors: colors, range: range, hasBar: bar, boundary: nil))
  }

  /// The ground of a classifier: a pale colour for each side, a line where the odds are even.
  ///
  /// - Parameter grid: probabilities of class 1, 0…1, or any score with `boundary` in its middle.
  public static func decision(_ grid: Grid, boundary: Double = 0.5, colors: ColorMap = .odds)
    -> Mark
  {
    Mark(
      FieldMark(grid: grid, colors: colors, range: nil, hasBar: false, boundary: boundary))
  }

  /// A matrix as square cells, first row on top, with the value in every cell if wanted.
  public static func matrix(
    _ values: [[Double]], rows: [String] = [], columns: [String] = [],
    colors: ColorMap = .sequential, range: ClosedRange<Double>? = nil, showsValues: Bool = false,
    bar: Bool = true
  ) -> Mark {
    Mark(
      MatrixMark(
        values: values, rows: rows, columns: columns, colors: colors, range: range,
        cells: showsValues ? Ticks.cells(values) : nil, hasBar: bar))
  }

  /// Counts of true (rows) against predicted (columns) classes, right answers on the diagonal.
  ///
  /// Right answers are blue by their share of the row, mistakes vermilion by their share of the
  /// most frequent mistake, so that a rare confusion is seen beside a thousand right answers.
  public static func confusionMatrix(_ counts: [[Int]], labels: [String] = []) -> Mark {
    let shares = counts.map { row in
      row.map { Double($0) / max(Double(row.reduce(0, +)), 1) }
    }
    let worst =
      shares.enumerated().flatMap { row, cells in
        cells.enumerated().filter { $0.offset != row }.map(\.element)
      }.max() ?? 0
    let shades = shares.enumerated().map { row, cells in
      cells.enumerated().map { column, share in
        column == row ? -share : 0.7 * (share / max(worst, 0.01)).squareRoot()
      }
    }
    let names = labels.isEmpty ? counts.indices.map(String.init) : labels
    return Mark(
      MatrixMark(
        values: shades, rows: names, columns: names, colors: .diverging, range: -1...1,
        cells: counts.map { $0.map { $0 == 0 ? "" : String($0) } }, hasBar: false))
  }
}

struct FieldMark: Drawable {
  var grid: Grid
  var colors: ColorMap
  var range: ClosedRange<Double>?
  var hasBar: Bool
  var boundary: Double?

  var name: String { boundary == nil ? "heat map" : "decision surface" }

  func check() throws {
    try grid.check(name)
    guard boundary?.isDrawable ?? true else {
      throw PlottingError.badData("\(name): the boundary must be a number, found \(boundary!).")
    }
  }

  func extend(_ extent: inout Extent) {
    // Cells of a heat map are shown whole; a decision surface ends where its grid ends.
    let half = boundary == nil ? 0.5 : 0
    extent.x.add([grid.x(at: -half), grid.x(at: Double(grid.columns - 1) + half)])
    extent.y.add([grid.y(at: -half), grid.y(at: Double(grid.rows - 1) + half)])
    extent.isTight = true
    extent.hidesGrid = true
    extent.colorBar = ColorScale(map: colors, range: scale, isShown: hasBar)
  }

  func draw(on canvas: inout Canvas) {
    let block = canvas.field(grid, name: name, values: grid.values)
    canvas.image(block, of: grid)
    guard let boundary else { return }
    canvas.levelLines(block, of: grid, at: [boundary], "lw 1.6 lc rgb '\(Color.quiet.hex)'")
  }

  private var scale: ClosedRange<Double> {
    let span = colorRange(grid.values, colors, given: range)
    guard let boundary else { return span }
    let reach = max(span.upperBound - boundary, boundary - span.lowerBound, 1e-9)
    return boundary - reach...boundary + reach
  }
}

/// The range of colours for values: even around zero when the sign is the colour.
///
/// A given range is taken as it is if it has a length and can be drawn.
func colorRange(_ values: [Double], _ colors: ColorMap, given: ClosedRange<Double>? = nil)
  -> ClosedRange<Double>
{
  if let given = given?.clamped(to: -.farthest...(.farthest)),
    given.lowerBound < given.upperBound
  {
    return given
  }
  var span = Extent.Span()
  span.add(values)
  guard span.low <= span.high else { return 0...1 }
  if colors.isDiverging {
    let reach = max(abs(span.low), abs(span.high))
    return reach > 0 ? -max(reach, 1e-30)...max(reach, 1e-30) : -1...1
  }
  let half = max(0.5, span.low.magnitude * 1e-6)
  return span.low < span.high ? span.low...span.high : span.low - half...span.low + half
}
