// Batch normalisation (Ioffe and Szegedy 2015) as fused operations: a profile of few-shot learning asked for
// them. x̂ = (x − μ) r with r = 1/√(σ² + ε), per channel (the last axis) over all rows. Sums over rows are
// written Σ, means ⟨ ⟩. The adjoint of x ↦ x̂ is r P, where P g = g − ⟨g⟩ − x̂ ⟨g x̂⟩.

extension Tensor {
  /// γ x̂ + β: every channel brought to mean 0 and variance 1, then scaled and shifted.
  ///
  /// Shapes: [n, …, channels], γ and β [channels]. The oracle in the tests is the composite of elementary
  /// operations. Traps when the channels differ.
  public func batchNormalized(scale: Tensor, shift: Tensor, epsilon: Float) -> Tensor {
    require(
      rank >= 2 && scale.shape == [shape[rank - 1]] && shift.shape == scale.shape,
      "batchNormalized: images \(shape), scale \(scale.shape) and shift \(shift.shape) do not fit")
    return batchNormalized(
      scale, shift,
      Normalization(moments: Kernels.moments(self, epsilon: epsilon), epsilon: epsilon))
  }

  /// The same with moments that are known already.
  private func batchNormalized(
    _ scale: Tensor, _ shift: Tensor, _ normalization: Normalization
  ) -> Tensor {
    let moments = normalization.moments
    let factor = zip(scale.scalars, moments.inverse).map { $0 * $1 }
    let constant = zip(shift.scalars, zip(moments.mean, factor)).map { $0 - $1.0 * $1.1 }
    return record(
      "batchNormalized", [self, scale, shift], Kernels.combined([(self, factor)], constant),
      [
        { g, x, _ in (g * x[1]).standardizedPullback(x[0], normalization) },
        { g, x, _ in g.standardizedProduct(x[0], normalization) }, { g, _, _ in g },
      ])
  }

  /// Σ g x̂ per channel; this is g.
  private func standardizedProduct(_ x: Tensor, _ normalization: Normalization) -> Tensor {
    let m = normalization.moments
    let products = Kernels.channelSums(self, x, centre: m.mean)
    let values = zip(products, m.inverse).map { $0 * $1 }
    return record(
      "standardizedProduct", self, x, Tensor(values),
      { h, x, _ in
        x[1].batchNormalized(h, .zeros(h.shape), normalization)
      },
      { h, x, _ in (x[0] * h).standardizedPullback(x[1], normalization) })
  }

  /// r P g, the adjoint of x ↦ x̂ at x; this is g. P is symmetric, so it is its own adjoint in g.
  private func standardizedPullback(_ x: Tensor, _ normalization: Normalization) -> Tensor {
    record(
      "standardizedPullback", self, x, normalization.pullback(self, x),
      { h, x, _ in h.standardizedPullback(x[1], normalization) },
      { h, x, _ in Tensor.standardizedCurvature(x[0], h, x[1], normalization) })
  }

  /// ∂/∂x Σ h r P g = −r² [x̂ (⟨g h⟩ − ⟨g⟩⟨h⟩ − a b) + b P g + a P h], a = ⟨g x̂⟩, b = ⟨h x̂⟩.
  private static func standardizedCurvature(
    _ g: Tensor, _ h: Tensor, _ x: Tensor, _ normalization: Normalization
  ) -> Tensor {
    // Whoever wants a third derivative gets it from elementary operations.
    let isWatched = g.isTracked || h.isTracked || x.isTracked
    return isWatched
      ? Normalization.curvature(g, h, x, normalization.epsilon) : normalization.curvature(g, h, x)
  }
}

/// What the adjoints know of the tensor that was normalised.
private struct Normalization: Sendable {
  let moments: ChannelMoments
  let epsilon: Float

  /// ⟨g⟩ and ⟨g x̂⟩ per channel.
  private func means(_ g: Tensor, _ x: Tensor) -> (plain: [Float], standardized: [Float]) {
    let scale = Float(moments.mean.count) / Float(x.count)
    let products = Kernels.channelSums(g, x, centre: moments.mean)
    return (
      Kernels.channelSums(g).map { $0 * scale },
      zip(products, moments.inverse).map { $0 * $1 * scale }
    )
  }

  /// r (g − ⟨g⟩ − x̂ ⟨g x̂⟩) = r g − r² ⟨g x̂⟩ x + constant.
  func pullback(_ g: Tensor, _ x: Tensor) -> Tensor {
    let (mean, a) = means(g, x)
    let r = moments.inverse
    let slope = a.indices.map { -r[$0] * r[$0] * a[$0] }
    let constant = a.indices.map { -r[$0] * mean[$0] - slope[$0] * moments.mean[$0] }
    return Kernels.combined([(g, r), (x, slope)], constant)
  }

  func curvature(_ g: Tensor, _ h: Tensor, _ x: Tensor) -> Tensor {
    let ((meanG, a), (meanH, b)) = (means(g, x), means(h, x))
    let (r, mu) = (moments.inverse, moments.mean)
    let scale = Float(mu.count) / Float(x.count)
    let covariance = Kernels.channelSums(g, h, centre: meanH).map { $0 * scale }
    let slope = a.indices.map {
      -r[$0] * r[$0] * r[$0] * (covariance[$0] - 3 * a[$0] * b[$0])
    }
    let (onG, onH) = (
      b.indices.map { -r[$0] * r[$0] * b[$0] }, a.indices.map { -r[$0] * r[$0] * a[$0] }
    )
    let constant = a.indices.map {
      -onG[$0] * meanG[$0] - onH[$0] * meanH[$0] - slope[$0] * mu[$0]
    }
    return Kernels.combined([(g, onG), (h, onH), (x, slope)], constant)
  }

  /// The same from elementary operations, which can be differentiated further.
  static func curvature(_ g: Tensor, _ h: Tensor, _ x: Tensor, _ epsilon: Float) -> Tensor {
    let rows = Array(0..<(x.rank - 1))
    let inverse = 1 / (x.variance(rows) + epsilon).sqrt()
    let standard = (x - x.mean(rows)) * inverse
    let (a, b) = ((g * standard).mean(rows), (h * standard).mean(rows))
    let covariance = (g * h).mean(rows) - g.mean(rows) * h.mean(rows)
    let projectedG = g - g.mean(rows) - standard * a
    let projectedH = h - h.mean(rows) - standard * b
    let sum = standard * (covariance - a * b) + projectedG * b + projectedH * a
    return -(sum * inverse.squared())
  }
}
