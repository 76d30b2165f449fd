extension MatrixProduct {
  /// The product in panels of 64 columns and some steps of the sum: 128 where B is read in place, so that the
  /// panel stays in the first cache; 256 where it is packed, in the second.
  func tiled(_ a: Source, _ b: Source, _ c: Target) {
    if isDoneByDots { return dots(a, b, c) }
    let usesBInPlace = !transposeB && n % 16 == 0 && m < 96
    let depthOfPanel = usesBInPlace ? 128 : 256
    let packed = usesBInPlace ? nil : Storage(count: depthOfPanel * 64)
    let edge = n % 16 == 0 ? nil : Storage(count: m * 64)
    for column in stride(from: 0, to: n, by: 64) {
      let columns = Swift.min(64, n - column)
      let width = (columns + 15) / 16 * 16
      let isEdge = columns != width
      for start in stride(from: 0, to: k, by: depthOfPanel) {
        let depth = Swift.min(depthOfPanel, k - start)
        let panel: Source
        if let packed {
          pack(b, rows: start, depth, columns: column, columns, width, into: packed.base)
          panel = Source(packed.base)
        } else {
          panel = b + start * strideB + column
        }
        let kernel = MicroKernel(
          depth: depth, depthStep: transposeA ? strideA : 1,
          strideB: packed == nil ? strideB : width,
          accumulates: start > 0 || (accumulates && !isEdge))
        let row = RowOffset(a: transposeA ? 1 : strideA, c: isEdge ? width : strideC)
        kernel.multiply(
          StridedOffsets(columns: m, columnStep: row), columns: width,
          a + start * (transposeA ? strideA : 1), panel, isEdge ? edge!.base : c + column)
      }
      if isEdge { copy(edge!.base, width, to: c + column, columns) }
    }
  }

  /// A panel of op(B), row after row, with zeros up to a whole vector.
  private func pack(
    _ b: Source, rows start: Int, _ depth: Int, columns first: Int, _ columns: Int, _ width: Int,
    into target: Target
  ) {
    if columns < width { target.update(repeating: 0, count: depth * width) }
    if transposeB {
      Transposition(rows: columns, columns: depth, sourceStep: strideB, targetStep: width)(
        b + first * strideB + start, into: target)
    } else {
      for row in 0..<depth {
        (target + row * width).update(from: b + (start + row) * strideB + first, count: columns)
      }
    }
  }

  /// The columns of an edge panel that C has.
  private func copy(_ edge: Source, _ width: Int, to c: Target, _ columns: Int) {
    for row in 0..<m {
      let (source, target) = (edge + row * width, c + row * strideC)
      for column in 0..<columns {
        target[column] = source[column] + (accumulates ? target[column] : 0)
      }
    }
  }
}
