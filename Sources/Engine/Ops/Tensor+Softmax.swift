// Softmax and its logarithms as fused operations over the last axis: a profile of long rows asked for them. All shift a
// row by its largest value. For other axes the last one changes places with them.

extension Tensor {
  /// log Σ eˣ along an axis, without overflow: −∞ where all values are −∞ or there are none, ∞ where one is ∞.
  public func logSumExp(_ axis: Int = -1, keepingDimensions: Bool = false) -> Tensor {
    let kept = exchangingLast(axis, "logSumExp") { rows in
      differentiable(
        "logSumExp", rows, Kernels.logSumExp(ofRows: rows), { g, x, _ in g * x[0].softmax() })
    }
    return keepingDimensions ? kept : kept.squeezed(at: axis)
  }

  /// log of `softmax`: x − log Σ eˣ, with the largest x taken off first so that no digits are lost.
  public func logSoftmax(_ axis: Int = -1) -> Tensor {
    exchangingLast(axis, "logSoftmax") { rows in
      differentiable(
        "logSoftmax", rows, Kernels.logSoftmax(ofRows: rows),
        { g, _, y in g - y.exp() * g.sum([-1], keepingDimensions: true) })
    }
  }

  /// eˣ / Σ eˣ along an axis: positive numbers that add up to one; not numbers where one x is ∞ or all are −∞.
  public func softmax(_ axis: Int = -1) -> Tensor {
    exchangingLast(axis, "softmax") { rows in
      differentiable(
        "softmax", rows, Kernels.softmax(ofRows: rows),
        { g, _, y in y * (g - (g * y).sum([-1], keepingDimensions: true)) })
    }
  }

  /// What `body` makes of the tensor whose last axis is `axis`, which then goes back to its place.
  private func exchangingLast(
    _ axis: Int, _ operation: StaticString, _ body: (Tensor) -> Tensor
  ) -> Tensor {
    let axis = shape.position(of: axis, in: operation)
    if axis == rank - 1 { return body(self) }
    var order = Array(0..<rank)
    order.swapAt(axis, rank - 1)
    return body(permuted(order)).permuted(order)
  }
}
