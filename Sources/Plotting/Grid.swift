/// Numbers over a rectangle: `values[row * columns + column]`, row 0 at the lowest `y`.
public struct Grid: Sendable {
  /// The numbers, row by row, the lowest row first.
  public var values: [Double]
  /// How many numbers there are along x and y.
  public var columns, rows: Int
  /// The rectangle that they cover.
  public var x, y: ClosedRange<Double>

  /// - Parameter values: row-major, row 0 at `y.lowerBound`; the first and last columns lie on the
  ///   ends of `x`, the first and last rows on the ends of `y`.
  public init(
    _ values: [Double], columns: Int, x: ClosedRange<Double>, y: ClosedRange<Double>
  ) {
    (self.values, self.columns, self.x, self.y) = (values, columns, x, y)
    rows = columns > 0 ? values.count / columns : 0
  }

  /// Tabulates a function of two numbers, by default on 121 × 121 points.
  public init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int = 121, rows: Int = 121,
    _ function: (_ x: Double, _ y: Double) -> Double
  ) {
    (self.columns, self.rows, self.x, self.y) = (columns, rows, x, y)
    values = []
    values.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        values.append(
          function(
            Self.place(column, columns, x), Self.place(row, rows, y)))
      }
    }
  }

  /// The points of the grid in the order of `values`, for a model that takes them all at once.
  public static func points(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int = 121, rows: Int = 121
  ) -> [(x: Double, y: Double)] {
    (0..<rows * columns).map {
      (place($0 % columns, columns, x), place($0 / columns, rows, y))
    }
  }

  static func place(_ index: Int, _ count: Int, _ range: ClosedRange<Double>) -> Double {
    guard count > 1 else { return range.lowerBound }
    let share = Double(index) / Double(count - 1)
    return range.lowerBound + share * (range.upperBound - range.lowerBound)
  }

  func x(at column: Double) -> Double {
    x.lowerBound + column * (x.upperBound - x.lowerBound) / Double(max(columns - 1, 1))
  }

  func y(at row: Double) -> Double {
    y.lowerBound + row * (y.upperBound - y.lowerBound) / Double(max(rows - 1, 1))
  }

  func check(_ owner: String) throws {
    guard columns >= 2, rows >= 2, values.count == rows * columns else {
      throw PlottingError.badData(
        "\(owner) needs a full grid of at least 2 × 2 values, found \(values.count) values"
          + " for \(columns) columns.")
    }
  }
}
