extension Tensor {
  /// The part of an axis in `range`.
  public func sliced(_ axis: Int, _ range: Range<Int>) -> Tensor {
    let axis = shape.position(of: axis, in: "sliced")
    let size = shape[axis]
    require(
      range.lowerBound >= 0 && range.upperBound <= size,
      "sliced: \(range.lowerBound)..<\(range.upperBound) is outside axis \(axis) of \(shape)")
    func values() -> Tensor {
      // The first rows are where they were.
      if axis == 0 && range.lowerBound == 0 {
        return Tensor(storage: storage, shape: shape.replacing(0, with: range.count), node: nil)
      }
      let output = Tensor(uninitialized: shape.replacing(axis, with: range.count))
      Kernels.copyAlong(
        axis, from: self, at: range.lowerBound, to: output, at: 0, count: range.count)
      return output
    }
    return differentiableSlice(self, axis, range, values())
  }

  /// What stands at one position of the first axis: [n, …] → […].
  public func row(_ index: Int) -> Tensor {
    require(
      rank > 0 && index >= 0 && index < shape[0],
      "row: \(index) is outside the first axis of \(shape)")
    func values() -> Tensor {
      let output = Tensor(uninitialized: shape.removing(0))
      output.base.update(from: base + index * output.count, count: output.count)
      return output
    }
    return differentiableSlice(self, 0, index..<index + 1, values())
  }

  /// Zeros before and after, along one axis.
  func padded(_ axis: Int, _ before: Int, _ after: Int) -> Tensor {
    if before == 0 && after == 0 { return self }
    require(before >= 0 && after >= 0, "padded: widths \(before) and \(after) must not be negative")
    let size = shape[axis]
    func values() -> Tensor {
      let output = Tensor.zeros(shape.replacing(axis, with: before + size + after))
      Kernels.copyAlong(axis, from: self, at: 0, to: output, at: before, count: size)
      return output
    }
    return differentiable(
      "padded", self, values(), { g, _, _ in g.sliced(axis, before..<(before + size)) })
  }

  /// Zeros before and after each axis; one pair of widths per axis.
  public func padded(_ widths: [(before: Int, after: Int)]) -> Tensor {
    require(widths.count == rank, "padded: \(widths.count) widths for the shape \(shape)")
    var result = self
    for (axis, width) in widths.enumerated() {
      result = result.padded(axis, width.before, width.after)
    }
    return result
  }

  /// Tensors one after the other along an axis.
  public static func concatenated(_ parts: [Tensor], axis: Int = 0) -> Tensor {
    require(!parts.isEmpty, "concatenated: there is nothing to join")
    let axis = parts[0].shape.position(of: axis, in: "concatenated")
    let first = parts[0].shape
    for part in parts {
      require(
        part.rank == first.count && part.shape.replacing(axis, with: first[axis]) == first,
        "concatenated: \(part.shape) and \(first) differ beside axis \(axis)")
    }
    let sizes = parts.map { $0.shape[axis] }
    let total = first.replacing(axis, with: sizes.reduce(0, +))
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    func values() -> Tensor {
      let output = Tensor(uninitialized: total)
      for (index, part) in parts.enumerated() {
        Kernels.copyAlong(
          axis, from: part, at: 0, to: output, at: starts[index], count: sizes[index])
      }
      return output
    }
    let rules = sizes.indices.map { index -> Rule? in
      let range = starts[index]..<starts[index + 1]
      return { g, _, _ in g.sliced(axis, range) }
    }
    return differentiable("concatenated", parts, values(), rules)
  }

  /// Tensors of one shape side by side along a new first axis.
  public static func stacked(_ parts: [Tensor]) -> Tensor {
    require(!parts.isEmpty, "stacked: there is nothing to join")
    let shape = parts[0].shape
    for part in parts { require(part.shape == shape, "stacked: \(part.shape) and \(shape) differ") }
    func values() -> Tensor {
      let output = Tensor(uninitialized: Shape([parts.count] + shape))
      for (index, part) in parts.enumerated() {
        (output.base + index * part.count).update(from: part.base, count: part.count)
      }
      return output
    }
    let rules = parts.indices.map { index -> Rule? in { g, _, _ in g.row(index) } }
    return differentiable("stacked", parts, values(), rules)
  }
}
