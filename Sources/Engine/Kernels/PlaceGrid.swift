/// Where a row of results finds its factors in A, and where it goes in C.
struct Place {
  var a: Int, c: Int

  static func + (left: Place, right: Place) -> Place {
    Place(a: left.a + right.a, c: left.c + right.c)
  }
  static func * (count: Int, step: Place) -> Place { Place(a: count * step.a, c: count * step.c) }
  static func - (left: Place, right: Place) -> Place { left + -1 * right }
}

/// The places of all rows of a product, on up to three axes, the last one running fastest: pixels of the rows of
/// images, or simply the rows of a matrix.
struct PlaceGrid {
  private let columns: Int, rows: Int
  let count: Int
  private let columnStep: Place
  /// From the last place of a row to the first of the next, and so for images.
  private let rowTurn: Place, imageTurn: Place
  private var place = Place(a: 0, c: 0)
  private var column = 0, row = 0

  init(
    images: Int = 1, imageStep: Place = Place(a: 0, c: 0), rows: Int = 1,
    rowStep: Place = Place(a: 0, c: 0), columns: Int, columnStep: Place
  ) {
    (self.rows, self.columns, self.columnStep) = (rows, columns, columnStep)
    count = images * rows * columns
    rowTurn = rowStep - columns * columnStep
    imageTurn = imageStep - rows * rowStep
  }

  /// The next places, in order.
  @inline(__always)
  mutating func take(_ count: Int, into places: UnsafeMutablePointer<Place>) {
    for index in 0..<count {
      places[index] = place
      place = place + columnStep
      column += 1
      if column == columns { turn() }
    }
  }

  @inline(__always)
  private mutating func turn() {
    place = place + rowTurn
    (column, row) = (0, row + 1)
    if row == rows {
      place = place + imageTurn
      row = 0
    }
  }
}
