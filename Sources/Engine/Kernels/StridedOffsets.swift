/// Where a row of results finds its factors in A, and where it goes in C.
struct RowOffset {
  var a: Int, c: Int

  static func + (left: RowOffset, right: RowOffset) -> RowOffset {
    RowOffset(a: left.a + right.a, c: left.c + right.c)
  }
  static func * (count: Int, step: RowOffset) -> RowOffset {
    RowOffset(a: count * step.a, c: count * step.c)
  }
  static func - (left: RowOffset, right: RowOffset) -> RowOffset { left + -1 * right }
}

/// The offsets of all rows of a product, on up to three axes, the last one running fastest: pixels of the rows of
/// images, or simply the rows of a matrix.
struct StridedOffsets {
  private let columns: Int, rows: Int
  let count: Int
  private let columnStep: RowOffset
  /// From the last offset of a row to the first of the next, and so for images.
  private let rowTurn: RowOffset, imageTurn: RowOffset
  private var offset = RowOffset(a: 0, c: 0)
  private var column = 0, row = 0

  init(
    images: Int = 1, imageStep: RowOffset = RowOffset(a: 0, c: 0), rows: Int = 1,
    rowStep: RowOffset = RowOffset(a: 0, c: 0), columns: Int, columnStep: RowOffset
  ) {
    (self.rows, self.columns, self.columnStep) = (rows, columns, columnStep)
    count = images * rows * columns
    rowTurn = rowStep - columns * columnStep
    imageTurn = imageStep - rows * rowStep
  }

  /// The next offsets, in order.
  @inline(__always)
  mutating func take(_ count: Int, into offsets: UnsafeMutablePointer<RowOffset>) {
    for index in 0..<count {
      offsets[index] = offset
      offset = offset + columnStep
      column += 1
      if column == columns { turn() }
    }
  }

  @inline(__always)
  private mutating func turn() {
    offset = offset + rowTurn
    (column, row) = (0, row + 1)
    if row == rows {
      offset = offset + imageTurn
      row = 0
    }
  }
}
