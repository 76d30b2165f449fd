extension Tensor {
  /// The sum of all values.
  public func sum() -> Tensor { sum(Array(0..<rank)) }

  /// The sum over the given axes, which are removed unless `keepingDimensions`.
  public func sum(_ axes: [Int], keepingDimensions: Bool = false) -> Tensor {
    let axes = axes.map { shape.position(of: $0, in: "sum") }.sorted()
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
    return record(
      "sum", self,
      Kernels.sumMiddle(
        self, outer: split.outer, middle: split.middle, inner: split.inner, into: split.kept),
      { g, x, _ in g.broadcast(to: x[0].shape) })
  }

  /// The mean of all values.
  public func mean() -> Tensor { mean(Array(0..<rank)) }

  /// The mean over the given axes.
  public func mean(_ axes: [Int], keepingDimensions: Bool = false) -> Tensor {
    let total = sum(axes, keepingDimensions: keepingDimensions)
    return total * (Float(total.count) / Float(Swift.max(1, count)))
  }

  /// The mean squared distance from the mean over the given axes (divided by n, not n − 1).
  public func variance(_ axes: [Int], keepingDimensions: Bool = false) -> Tensor {
    (self - mean(axes, keepingDimensions: true)).squared()
      .mean(axes, keepingDimensions: keepingDimensions)
  }

  /// The largest value along an axis; equals share the gradient.
  public func max(_ axis: Int, keepingDimensions: Bool = false) -> Tensor {
    let axis = shape.position(of: axis, in: "max")
    let split = ReductionSplit(shape, axis...axis)
    require(split.middle > 0, "max: axis \(axis) of \(shape) has no values")
    let kept = record(
      "max", self,
      Kernels.maxMiddle(
        self, outer: split.outer, middle: split.middle, inner: split.inner, into: split.kept)
    ) { g, x, y in
      let isLargest = x[0].equal(to: y)
      return g * (isLargest / isLargest.sum([axis], keepingDimensions: true))
    }
    return keepingDimensions ? kept : kept.squeezed(at: axis)
  }

  /// Where the first largest value stands along an axis, for all other positions in row-major order.
  public func argmax(_ axis: Int = -1) -> [Int] {
    let axis = shape.position(of: axis, in: "argmax")
    let split = ReductionSplit(shape, axis...axis)
    require(split.middle > 0, "argmax: axis \(axis) of \(shape) has no values")
    return Kernels.argmaxMiddle(self, outer: split.outer, middle: split.middle, inner: split.inner)
  }

  /// log Σ eˣ along an axis, without overflow.
  public func logSumExp(_ axis: Int = -1, keepingDimensions: Bool = false) -> Tensor {
    let axis = shape.position(of: axis, in: "logSumExp")
    let largest = detached().max(axis, keepingDimensions: true)
    let kept = (self - largest).exp().sum([axis], keepingDimensions: true).log() + largest
    return keepingDimensions ? kept : kept.squeezed(at: axis)
  }

  /// log of `softmax`: x − log Σ eˣ, with the largest x taken off first so that no digits are lost.
  public func logSoftmax(_ axis: Int = -1) -> Tensor {
    let axis = shape.position(of: axis, in: "logSoftmax")
    let shifted = self - detached().max(axis, keepingDimensions: true)
    return shifted - shifted.exp().sum([axis], keepingDimensions: true).log()
  }

  /// eˣ / Σ eˣ along an axis: positive numbers that add up to one.
  public func softmax(_ axis: Int = -1) -> Tensor {
    let axis = shape.position(of: axis, in: "softmax")
    let powers = (self - detached().max(axis, keepingDimensions: true)).exp()
    return powers / powers.sum([axis], keepingDimensions: true)
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
