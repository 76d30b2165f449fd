/// A matrix in panels of a micro-tile's columns, each in one piece: rows that lie far apart would meet in few lines of
/// the first cache. One panel stays where it is.
struct ColumnPanels {
  /// From one row of a panel to the next.
  let stride: Int
  private let rows: Int, columns: Int
  private let base: UnsafePointer<Float>
  private let copy: Storage?

  init(_ matrix: UnsafeMutablePointer<Float>, rows: Int, columns: Int) {
    let width = MicroKernel.columnsOfTile
    (self.rows, self.columns) = (rows, columns)
    if columns <= width {
      (stride, base, copy) = (columns, UnsafePointer(matrix), nil)
      return
    }
    let storage = Storage(count: rows * ((columns + width - 1) / width * width))
    for first in Swift.stride(from: 0, to: columns, by: width) {
      let panel = storage.base + first * rows
      for row in 0..<rows {
        (panel + row * width).update(
          from: matrix + row * columns + first, count: Swift.min(width, columns - first))
      }
    }
    (stride, base, copy) = (width, UnsafePointer(storage.base), storage)
  }

  /// Calls `body` with each panel, from a row on, and its columns.
  @inline(__always)
  func forEach(from row: Int, _ body: (UnsafePointer<Float>, Range<Int>) -> Void) {
    let width = MicroKernel.columnsOfTile
    for first in Swift.stride(from: 0, to: columns, by: width) {
      body(
        base + first * (copy == nil ? 1 : rows) + row * stride,
        first..<Swift.min(columns, first + width))
    }
    withExtendedLifetime(copy) {}
  }
}
