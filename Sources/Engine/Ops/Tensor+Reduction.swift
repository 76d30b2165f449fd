extension Tensor {
  /// The sum of all values.
  public func sum() -> Tensor { sum(Array(0..<rank)) }

  /// The sum over the given axes, which are removed unless `keepingDimensions`.
  public func sum(_ axes: [Int], keepingDimensions: Bool = false) -> Tensor {
    let axes = axes.map { shape.position(of: $0, in: "sum") }.sorted()
    require(
      zip(axes, axes.dropFirst()).allSatisfy { $0 != $1 }, "sum: axes \(axes) name one twice")
    var kept = self
    // Neighbouring axes are summed in one go, the last ones first.
    var upper = axes.count
    while upper > 0 {
      var lower = upper - 1
      while lower > 0 && axes[lower - 1] == axes[lower] - 1 { lower -= 1 }
      kept = kept.sumKeeping(axes[lower]...axes[upper - 1])
      upper = lower
    }
    return keepingDimensions ? kept : kept.reshaped(shape.removing(axes))
  }

  /// The sum over neighbouring axes, each of which stays with size one.
  private func sumKeeping(_ axes: ClosedRange<Int>) -> Tensor {
    let split = ReductionSplit(shape, axes)
    return differentiable(
      "sum", self,
      Kernels.sumMiddle(
        self, outer: split.outer, middle: split.middle, inner: split.inner, into: split.kept),
      { g, x, _ in g.broadcast(to: x[0].shape) })
  }

  /// The mean of all values; not a number where there are none.
  public func mean() -> Tensor { mean(Array(0..<rank)) }

  /// The mean over the given axes; not a number where they hold no values.
  public func mean(_ axes: [Int], keepingDimensions: Bool = false) -> Tensor {
    let total = sum(axes, keepingDimensions: keepingDimensions)
    let size = Float(axes.reduce(1) { $0 * shape[shape.position(of: $1, in: "mean")] })
    if total.hasOnlyFiniteValues() { return total / size }
    // A mean is a float where the sum is too large for one.
    let isNumber = (total.detached() * 0).equal(to: Tensor(0))
    let ofParts = (self / size).sum(axes, keepingDimensions: keepingDimensions)
    return .where(isNumber, then: total / size, else: ofParts)
  }

  /// The mean squared distance from the mean over the given axes (divided by n, not n − 1); not a number where they hold
  /// no values.
  public func variance(_ axes: [Int], keepingDimensions: Bool = false) -> Tensor {
    centred(axes).squared().mean(axes, keepingDimensions: keepingDimensions)
  }

  /// The values less their mean over the given axes, twice: a mean far from 0 is rounded, and what it is off by is found
  /// only among values near 0. The first mean may be any number, so no gradient flows through it.
  public func centred(_ axes: [Int]) -> Tensor {
    let near = self - detached().mean(axes, keepingDimensions: true)
    return near - near.mean(axes, keepingDimensions: true)
  }

  /// The largest value along an axis; equals share the gradient. What is not a number counts as largest. Traps when the
  /// axis has no values.
  public func max(_ axis: Int, keepingDimensions: Bool = false) -> Tensor {
    let axis = shape.position(of: axis, in: "max")
    let split = ReductionSplit(shape, axis...axis)
    require(split.middle > 0, "max: axis \(axis) of \(shape) has no values")
    let kept = differentiable(
      "max", self,
      Kernels.maxMiddle(
        self, outer: split.outer, middle: split.middle, inner: split.inner, into: split.kept)
    ) { g, x, y in
      let isLargest = x[0].equal(to: y)
      return g.kept(where: isLargest, slope: 0) / isLargest.sum([axis], keepingDimensions: true)
    }
    return keepingDimensions ? kept : kept.squeezed(at: axis)
  }

  /// Where the first largest value stands along an axis, for all other positions in row-major order. What is not a number
  /// counts as largest. Traps when the axis has no values.
  public func argmax(_ axis: Int = -1) -> [Int] {
    let axis = shape.position(of: axis, in: "argmax")
    require(shape[axis] > 0, "argmax: axis \(axis) of \(shape) has no values")
    let others = (0..<rank).filter { $0 != axis }
    let rows = axis == rank - 1 ? self : detached().permuted(others + [axis])
    return Kernels.argmaxOfRows(rows)
  }
}

/// A shape cut into what lies outside, on and inside a range of axes.
private struct ReductionSplit {
  var outer = 1, middle = 1, inner = 1
  var kept: Shape

  init(_ shape: Shape, _ axes: ClosedRange<Int>) {
    kept = shape
    for axis in 0..<shape.count {
      if axis < axes.lowerBound {
        outer *= shape[axis]
      } else if axis > axes.upperBound {
        inner *= shape[axis]
      } else {
        middle *= shape[axis]
        kept[axis] = 1
      }
    }
  }
}
