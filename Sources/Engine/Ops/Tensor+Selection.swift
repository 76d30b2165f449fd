// Comparisons give masks of 0 and 1. A mask has no node: no gradient flows through a decision.

extension Tensor {
  /// 1 where this is greater than the other, else 0; also where one of them is not a number.
  public func greater(than other: Tensor) -> Tensor {
    Kernels.zip(self, other, "greater") { Kernels.Vector.zero.replacing(with: 1, where: $0 .> $1) }
  }

  /// 1 where this is less than the other, else 0; also where one of them is not a number.
  public func less(than other: Tensor) -> Tensor { other.greater(than: self) }

  /// 1 where both are equal, else 0; what is not a number equals nothing.
  public func equal(to other: Tensor) -> Tensor {
    Kernels.zip(self, other, "equal") { Kernels.Vector.zero.replacing(with: 1, where: $0 .== $1) }
  }

  /// The values of `a` where the mask is positive and those of `b` elsewhere. What is not chosen has no influence, not
  /// even when it is infinite.
  public static func `where`(_ mask: Tensor, then a: Tensor, else b: Tensor) -> Tensor {
    let shape = Shape.broadcast(
      Shape.broadcast(a.shape, b.shape, in: "where"), mask.shape, in: "where")
    let chosen = mask.detached().greater(than: Tensor(0)).broadcast(to: shape)
    return differentiable(
      "where", [chosen, a, b],
      Kernels.choose(chosen, a.detached().broadcast(to: shape), b.detached().broadcast(to: shape)),
      [
        nil, { g, x, _ in g.kept(where: x[0], slope: 0) },
        { g, x, _ in g.kept(where: 1 - x[0], slope: 0) },
      ])
  }

  /// The larger of two values; equals share the gradient. What is not a number stays so, and lets cotangents pass.
  public static func maximum(_ a: Tensor, _ b: Tensor) -> Tensor {
    differentiable(
      "maximum", a, b,
      Kernels.zip(a, b, "maximum") { $0.replacing(with: $1, where: ($1 .> $0) .| ($1 .!= $1)) },
      { g, x, _ in g.shared(x[0].share(above: x[1])) },
      { g, x, _ in g.shared(x[1].share(above: x[0])) })
  }

  /// The smaller of two values; equals share the gradient. What is not a number stays so.
  public static func minimum(_ a: Tensor, _ b: Tensor) -> Tensor { -maximum(-a, -b) }

  /// Values below the range moved up to its start and values above moved down to its end.
  ///
  /// The derivative is 1 inside and on the bounds, 0 outside. What is not a number stays so, and lets cotangents pass.
  public func clipped(to range: ClosedRange<Float>) -> Tensor {
    differentiable(
      "clipped", self,
      Kernels.map(self) {
        $0.replacing(with: range.lowerBound, where: $0 .< range.lowerBound)
          .replacing(with: range.upperBound, where: $0 .> range.upperBound)
      },
      { g, x, _ in g.kept(where: x[0].isInside(range), slope: 0) })
  }

  /// 0 where a value lies outside the range, else 1.
  private func isInside(_ range: ClosedRange<Float>) -> Tensor {
    Kernels.map(self) {
      Kernels.Vector(repeating: 1).replacing(
        with: 0, where: ($0 .< range.lowerBound) .| ($0 .> range.upperBound))
    }
  }

  /// 0 where this is smaller, ½ where both are equal, else 1.
  private func share(above other: Tensor) -> Tensor {
    Kernels.zip(self, other, "maximum") {
      Kernels.Vector(repeating: 1).replacing(with: 0.5, where: $0 .== $1)
        .replacing(with: 0, where: $0 .< $1)
    }
  }

  /// The product with a share, where nothing of 0 remains: 0 · ∞ is not a number.
  private func shared(_ share: Tensor) -> Tensor { kept(where: share, slope: 0) * share }

  /// The product with weights, in which a weight of 0 silences even ±∞, as in Σ pᵢ log pᵢ. What is not a number stays
  /// so.
  public func weighted(by weights: Tensor) -> Tensor {
    differentiable(
      "weighted", self, weights,
      Kernels.zip(self, weights, "weighted") {
        ($0 * $1).replacing(with: 0, where: ($1 .== 0) .& ($0 .== $0))
      },
      { g, x, _ in g.weighted(by: x[1]) }, { g, x, _ in g * x[0] })
  }
}
