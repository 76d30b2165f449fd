extension Kernels {
  /// Copies `a` with its axes in a new order.
  static func permute(_ a: Tensor, _ order: [Int], into shape: Shape) -> Tensor {
    let result = Tensor(uninitialized: shape)
    var strides = [Int](repeating: 1, count: a.rank)
    for axis in stride(from: a.rank - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * a.shape[axis + 1]
    }
    copyStrided(from: a.base, strides: order.map { strides[$0] }, to: result.base, shape)
    return result
  }

  /// Gathers a contiguous tensor of `shape` from values that lie `strides` apart.
  private static func copyStrided(
    from source: UnsafePointer<Float>, strides: [Int], to target: UnsafeMutablePointer<Float>,
    _ shape: Shape
  ) {
    let rank = shape.count
    guard rank > 0 else { return target.update(from: source, count: 1) }
    let (length, step) = (shape[rank - 1], strides[rank - 1])
    var counter = [Int](repeating: 0, count: rank)
    var offset = 0
    var out = target
    for _ in 0..<(length == 0 ? 0 : shape.elementCount / length) {
      for index in 0..<length { out[index] = source[offset + index * step] }
      out += length
      var axis = rank - 2
      while axis >= 0 {
        offset += strides[axis]
        counter[axis] += 1
        if counter[axis] < shape[axis] { break }
        offset -= strides[axis] * counter[axis]
        counter[axis] = 0
        axis -= 1
      }
    }
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
