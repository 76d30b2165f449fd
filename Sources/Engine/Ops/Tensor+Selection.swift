// Comparisons give masks of 0 and 1. A mask has no node: no gradient flows through a decision.

extension Tensor {
  /// 1 where this is greater than the other, else 0.
  public func greater(than other: Tensor) -> Tensor {
    Kernels.zip(self, other, "greater") { Kernels.Vector.zero.replacing(with: 1, where: $0 .> $1) }
  }

  /// 1 where this is less than the other, else 0.
  public func less(than other: Tensor) -> Tensor { other.greater(than: self) }

  /// 1 where both are equal, else 0.
  public func equal(to other: Tensor) -> Tensor {
    Kernels.zip(self, other, "equal") { Kernels.Vector.zero.replacing(with: 1, where: $0 .== $1) }
  }

  /// The values of `a` where the mask is positive and those of `b` elsewhere.
  public static func `where`(_ mask: Tensor, then a: Tensor, else b: Tensor) -> Tensor {
    let mask = mask.detached()
    let shape = Shape.broadcast(
      Shape.broadcast(a.shape, b.shape, in: "where"), mask.shape, in: "where")
    let chosen = mask.greater(than: Tensor(0)).broadcast(to: shape)
    let zero = Tensor.zeros(shape)
    return (a + zero).kept(where: chosen, slope: 0) + (b + zero).kept(where: 1 - chosen, slope: 0)
  }

  /// The larger of two values; equals share the gradient.
  public static func maximum(_ a: Tensor, _ b: Tensor) -> Tensor {
    record(
      "maximum", a, b,
      Kernels.zip(a, b, "maximum") { $0.replacing(with: $1, where: ($1 .> $0) .| ($1 .!= $1)) },
      { g, x, _ in g * x[0].share(above: x[1]) }, { g, x, _ in g * x[1].share(above: x[0]) })
  }

  /// The smaller of two values; equals share the gradient.
  public static func minimum(_ a: Tensor, _ b: Tensor) -> Tensor { -maximum(-a, -b) }

  /// Values below the range moved up to its start and values above moved down to its end.
  public func clipped(to range: ClosedRange<Float>) -> Tensor {
    Tensor.minimum(Tensor.maximum(self, Tensor(range.lowerBound)), Tensor(range.upperBound))
  }

  /// 1 where this is larger, ½ where both are equal, 0 where it is smaller.
  private func share(above other: Tensor) -> Tensor {
    greater(than: other) + equal(to: other) * 0.5
  }
}
