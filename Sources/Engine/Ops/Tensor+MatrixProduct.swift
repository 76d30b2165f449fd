extension Tensor {
  /// The matrix product of the last two axes, either side transposed first when asked.
  ///
  /// Shapes: [m, k] · [k, n] → [m, n]; with equal leading axes the products are taken one by one, and a
  /// matrix on the right is shared by all rows of a higher tensor on the left. With k = 0 the product is 0. Traps when
  /// they do not fit.
  public func matmul(
    _ other: Tensor, transposeSelf: Bool = false, transposeOther: Bool = false
  ) -> Tensor {
    if rank > 2 && other.rank == 2 && !transposeSelf {
      let rows = reshaped([shape.dropLast().reduce(1, *), shape[rank - 1]] as Shape)
      let product = rows.matmul(other, transposeOther: transposeOther)
      return product.reshaped(shape.replacing(rank - 1, with: product.shape[1]))
    }
    if rank == 2 && !transposeSelf && !transposeOther {
      return differentiableProduct(
        "matmul", self, other, Kernels.matmul(self, other, false, false)
      ) { g, x, _ in g.matmul(x[1], transposeOther: true) }
    }
    let (left, right) = (transposeSelf, transposeOther)
    return differentiable(
      "matmul", self, other, Kernels.matmul(self, other, transposeSelf, transposeOther),
      { g, x, _ in
        left
          ? x[1].matmul(g, transposeSelf: right, transposeOther: true)
          : g.matmul(x[1], transposeOther: !right)
      },
      { g, x, _ in
        right
          ? g.matmul(x[0], transposeSelf: true, transposeOther: left)
          : x[0].matmul(g, transposeSelf: !left)
      })
  }
}

extension Kernels {
  /// Products of the last two axes, one for each position of the leading axes.
  static func matmul(_ a: Tensor, _ b: Tensor, _ transposeA: Bool, _ transposeB: Bool) -> Tensor {
    let rank = a.rank
    require(
      rank >= 2 && b.rank == rank
        && a.shape.prefix(rank - 2).elementsEqual(b.shape.prefix(rank - 2)),
      "matmul: the leading axes of \(a.shape) and \(b.shape) must be equal")
    let (aRows, aColumns) = (a.shape[rank - 2], a.shape[rank - 1])
    let (bRows, bColumns) = (b.shape[rank - 2], b.shape[rank - 1])
    let (m, k) = transposeA ? (aColumns, aRows) : (aRows, aColumns)
    let (inner, n) = transposeB ? (bColumns, bRows) : (bRows, bColumns)
    require(k == inner, "matmul: \(a.shape) and \(b.shape) do not fit, \(k) is not \(inner)")
    let result = Tensor(
      uninitialized: a.shape.replacing(rank - 2, with: m).replacing(rank - 1, with: n))
    let product = MatrixProduct(
      transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k, strideA: aColumns,
      strideB: bColumns, strideC: n)
    if k == 0 { return .zeros(result.shape) }
    for index in 0..<a.shape.prefix(rank - 2).reduce(1, *) {
      product(a.base + index * m * k, b.base + index * k * n, result.base + index * m * n)
    }
    return result
  }
}
