// Indices are whole numbers, never tensors: no gradient can get lost in them.

extension Tensor {
  /// The rows of axis 0 at `indices`, in that order; a row may come more than once.
  public func gather(_ indices: [Int32]) -> Tensor {
    require(rank >= 1, "gather: a scalar has no rows")
    let rows = shape[0]
    require(
      indices.allSatisfy { $0 >= 0 && $0 < rows }, "gather: an index lies outside the \(rows) rows")
    return gatheredRows(Indices(indices))
  }

  /// Adds row i of this to row `indices[i]` of zeros with `rows` rows: the adjoint of `gather`.
  public func scatterAdd(_ indices: [Int32], rows: Int) -> Tensor {
    require(
      rank >= 1 && indices.count == shape[0],
      "scatterAdd: \(indices.count) indices for the shape \(shape)")
    require(
      indices.allSatisfy { $0 >= 0 && $0 < rows }, "scatterAdd: an index lies outside \(rows) rows")
    return scatteredRows(Indices(indices), rows: rows)
  }

  private func gatheredRows(_ indices: Indices) -> Tensor {
    let rows = shape[0]
    let width = shape.dropFirst().reduce(1, *)
    return differentiable(
      "gather", self,
      Kernels.gather(
        self, indices, width: width, into: shape.replacing(0, with: indices.count)),
      { g, _, _ in g.scatteredRows(indices, rows: rows) })
  }

  private func scatteredRows(_ indices: Indices, rows: Int) -> Tensor {
    let width = shape.dropFirst().reduce(1, *)
    return differentiable(
      "scatterAdd", self,
      Kernels.scatterAdd(self, indices, width: width, into: shape.replacing(0, with: rows)),
      { g, _, _ in g.gatheredRows(indices) })
  }

  /// Adds each value to the place that `positions` gives in zeros of `shape`.
  func scattered(to positions: Indices, _ shape: Shape) -> Tensor {
    differentiable(
      "scattered", self, Kernels.scatterAdd(self, positions, width: 1, into: shape),
      { g, x, _ in g.gathered(positions, x[0].shape) })
  }

  /// The values at `positions`, as a tensor of `shape`.
  func gathered(_ positions: Indices, _ shape: Shape) -> Tensor {
    differentiable(
      "gathered", self, Kernels.gather(self, positions, width: 1, into: shape),
      { g, x, _ in g.scattered(to: positions, x[0].shape) })
  }

  /// Rows of zeros with a single one at each label: [labels, classes].
  public static func oneHot(_ labels: [Int], classes: Int) -> Tensor {
    let result = Tensor.zeros([labels.count, classes])
    for (row, label) in labels.enumerated() {
      require(
        label >= 0 && label < classes, "oneHot: label \(label) is not among \(classes) classes")
      result.base[row * classes + label] = 1
    }
    return result
  }
}
