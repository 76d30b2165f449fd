// Batch normalisation (Ioffe and Szegedy 2015) as fused operations: a profile of few-shot learning asked for
// them. x̂ = (x − μ) r with r = 1/√(σ² + ε), per channel (the last axis) over all rows. Sums over rows are
// written Σ, means ⟨ ⟩. The adjoint of x ↦ x̂ is r P, where P g = g − ⟨g⟩ − x̂ ⟨g x̂⟩.

extension Tensor {
  /// γ x̂ + β: every channel brought to mean 0 and variance 1, then scaled and shifted; with `rectified`
  /// what is below zero becomes zero.
  ///
  /// Shapes: [n, …, channels], γ and β [channels]. The oracle in the tests is the composite of elementary
  /// operations. Traps when the channels differ.
  public func batchNormalized(
    scale: Tensor, shift: Tensor, epsilon: Float, rectified: Bool = false
  ) -> Tensor {
    require(
      rank >= 2 && scale.shape == [shape[rank - 1]] && shift.shape == scale.shape,
      "batchNormalized: images \(shape), scale \(scale.shape) and shift \(shift.shape) do not fit")
    return batchNormalized(
      scale, shift, rectified,
      Normalization(
        moments: Profile.measured("moments") { Kernels.moments(self, epsilon: epsilon) },
        epsilon: epsilon))
  }

  /// The same with moments that are known already.
  private func batchNormalized(
    _ scale: Tensor, _ shift: Tensor, _ rectified: Bool, _ normalization: Normalization
  ) -> Tensor {
    let line = normalization.line(scale, shift)
    return record(
      "batchNormalized", [self, scale, shift],
      Kernels.mapped(self, line, rectified: rectified)
    ) { g, x, y in
      // Whoever wants a second derivative gets it from operations that have one.
      if g.isTracked || x.contains(where: { $0.isTracked }) {
        let kept = rectified ? g.kept(where: y, slope: 0) : g
        return [
          (kept * x[1]).standardizedPullback(x[0], normalization),
          kept.standardizedProduct(x[0], normalization), kept,
        ]
      }
      return Profile.measured("batchNormalized, back") {
        normalization.jointPullback(g, x[0], x[1], rectified ? line : nil)
      }
    }
  }

  /// Σ g x̂ per channel; this is g.
  private func standardizedProduct(_ x: Tensor, _ normalization: Normalization) -> Tensor {
    record(
      "standardizedProduct", self, x, normalization.product(self, x),
      { h, x, _ in x[1].batchNormalized(h, .zeros(h.shape), false, normalization) },
      { h, x, _ in (x[0] * h).standardizedPullback(x[1], normalization) })
  }

  /// r P g, the adjoint of x ↦ x̂ at x; this is g. P is symmetric, so it is its own adjoint in g.
  private func standardizedPullback(_ x: Tensor, _ normalization: Normalization) -> Tensor {
    let means = normalization.means(self, x)
    return record(
      "standardizedPullback", [self, x], normalization.pullback(self, x, means)
    ) { h, x, _ in
      // Whoever wants a third derivative gets it from elementary operations.
      if h.isTracked || x.contains(where: { $0.isTracked }) {
        return [
          h.standardizedPullback(x[1], normalization),
          Normalization.curvature(x[0], h, x[1], normalization.epsilon),
        ]
      }
      return normalization.curvature(x[0], means, h, x[1])
    }
  }
}
