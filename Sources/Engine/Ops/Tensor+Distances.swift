// Squared distances of rows are one form, T = Σ g·h·(a − b) over i, j and k, seen from two sides: the gradient of the
// distances is its side h, the gradient of that its side g. Differences are taken before anything is multiplied:
// ‖a‖² − 2 a·b + ‖b‖² has no digits left where a and b nearly agree.

extension Tensor {
  /// ‖aᵢ − bⱼ‖² of rows: [n, d] and [m, d] → [n, m]. Never negative, and 0 from a row to itself.
  ///
  /// Traps unless the rows are equally long.
  public func squaredDistances(to other: Tensor) -> Tensor {
    require(
      rank == 2 && other.rank == 2 && shape[1] == other.shape[1],
      "squaredDistances: rows must be equally long, found \(shape) and \(other.shape)")
    return differentiable(
      "squaredDistances", self, other, Kernels.squaredDistances(self, other),
      { g, x, _ in g.weightedDifferences(x[0], x[1]) * 2 },
      { g, x, _ in g.transposed().weightedDifferences(x[1], x[0]) * 2 })
  }

  /// Σⱼ gᵢⱼ (aᵢ − bⱼ), [n, d], where this is g, [n, m].
  private func weightedDifferences(_ a: Tensor, _ b: Tensor) -> Tensor {
    differentiable(
      "weightedDifferences", [self, a, b], Kernels.weightedDifferences(self, a, b),
      [
        { h, x, _ in h.productsWithDifferences(x[1], x[2]) },
        { h, x, _ in h * x[0].sum([1], keepingDimensions: true) },
        { h, x, _ in -x[0].matmul(h, transposeSelf: true) },
      ])
  }

  /// Σₖ hᵢₖ (aᵢₖ − bⱼₖ), [n, m], where this is h, [n, d].
  private func productsWithDifferences(_ a: Tensor, _ b: Tensor) -> Tensor {
    differentiable(
      "productsWithDifferences", [self, a, b], Kernels.productsWithDifferences(self, a, b),
      [
        { g, x, _ in g.weightedDifferences(x[1], x[2]) },
        { g, x, _ in x[0] * g.sum([1], keepingDimensions: true) },
        { g, x, _ in -g.matmul(x[0], transposeSelf: true) },
      ])
  }
}
