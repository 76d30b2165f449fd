extension MatrixProduct {
  /// The product in panels of a tile's columns and some steps of the sum: 128 where B is read in place, so that the
  /// panel stays in the first cache; 256 where it is packed, in the second.
  func tiled(_ a: Source, _ b: Source, _ c: Target) {
    if isDoneByDots { return dots(a, b, c) }
    let width = MicroKernel.columnsOfTile
    let usesBInPlace = !transposeB && m < 96
    let depthOfPanel = usesBInPlace ? 128 : 256
    let packed = usesBInPlace ? nil : Storage(count: depthOfPanel * width)
    let row = RowOffset(a: transposeA ? 1 : strideA, c: strideC)
    for column in stride(from: 0, to: n, by: width) {
      let columns = Swift.min(width, n - column)
      for start in stride(from: 0, to: k, by: depthOfPanel) {
        let depth = Swift.min(depthOfPanel, k - start)
        var panel = b + start * strideB + column
        if let packed {
          pack(b, rows: start, depth, columns: column, columns, into: packed.base)
          panel = Source(packed.base)
        }
        let kernel = MicroKernel(
          depth: depth, depthStep: transposeA ? strideA : 1,
          strideB: usesBInPlace ? strideB : width, accumulates: start > 0 || accumulates)
        kernel.multiply(
          StridedOffsets(columns: m, columnStep: row), columns: columns,
          a + start * (transposeA ? strideA : 1), panel, c + column)
      }
    }
  }

  /// A panel of op(B), row after row; where it has fewer columns, rows are as far apart all the same.
  private func pack(
    _ b: Source, rows start: Int, _ depth: Int, columns first: Int, _ columns: Int,
    into target: Target
  ) {
    let width = MicroKernel.columnsOfTile
    if transposeB {
      Transposition(rows: columns, columns: depth, sourceStep: strideB, targetStep: width)(
        b + first * strideB + start, into: target)
    } else {
      for row in 0..<depth {
        (target + row * width).update(from: b + (start + row) * strideB + first, count: columns)
      }
    }
  }
}
