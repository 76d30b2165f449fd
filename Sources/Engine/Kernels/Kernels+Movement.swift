extension Kernels {
  /// Copies `a` with its axes in a new order.
  static func permute(_ a: Tensor, _ order: [Int], into shape: Shape) -> Tensor {
    let result = Tensor(uninitialized: shape)
    if result.count > 0 { Permutation(a.shape, order).copy(a.base, to: result.base) }
    return result
  }

  /// Copies a block of `size[axis]` rows between tensors that agree on all other axes.
  static func copyAlong(
    _ axis: Int, from source: Tensor, at sourceStart: Int, to target: Tensor, at targetStart: Int,
    count: Int
  ) {
    var (outer, inner) = (1, 1)
    for index in 0..<source.rank {
      if index < axis { outer *= source.shape[index] }
      if index > axis { inner *= source.shape[index] }
    }
    let (sourceRows, targetRows) = (source.shape[axis], target.shape[axis])
    for block in 0..<outer {
      let from = source.base + (block * sourceRows + sourceStart) * inner
      let to = target.base + (block * targetRows + targetStart) * inner
      to.update(from: from, count: count * inner)
    }
  }
}
