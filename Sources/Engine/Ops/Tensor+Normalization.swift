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
      if g.isTracked || x.areTracked {
        let kept = rectified ? g.kept(where: y, slope: 0) : g
        let sums = kept.standardizedSums(x[0], normalization)
        let onX = kept.standardizedPullback(x[0], x[1], normalization, normalization.means(sums))
        return [onX, sums.row(0), sums.row(1)]
      }
      return Profile.measured("batchNormalized, back") {
        let gate = rectified ? line : nil
        let sums = normalization.sums(g, x[0], above: gate)
        let onX = normalization.pullback(g, x[0], x[1], normalization.means(sums), above: gate)
        return [onX, sums.row(0), sums.row(1)]
      }
    }
  }

  /// Σ g x̂ and Σ g per channel, [2, channels]; this is g. They are linear in g, and x̂ h₀ + h₁ is their adjoint.
  private func standardizedSums(_ x: Tensor, _ normalization: Normalization) -> Tensor {
    let sums = Profile.measured("channelSums") { normalization.sums(self, x) }
    let means = normalization.means(sums)
    return record(
      "standardizedSums", self, x, sums,
      { h, x, _ in x[1].batchNormalized(h.row(0), h.row(1), false, normalization) },
      { h, x, _ in x[0].standardizedPullback(x[1], h.row(0), normalization, means) })
  }

  /// γ r P g, the adjoint of x ↦ γ x̂ at x; this is g. P is symmetric, so it is its own adjoint in g.
  private func standardizedPullback(
    _ x: Tensor, _ scale: Tensor, _ normalization: Normalization, _ means: Normalization.Means
  ) -> Tensor {
    record(
      "standardizedPullback", [self, x, scale], normalization.pullback(self, x, scale, means)
    ) { h, x, _ in
      // Whoever wants a third derivative gets it from elementary operations.
      if h.isTracked || x.areTracked {
        let meansOfH = normalization.means(normalization.sums(h, x[1]))
        let unscaled = x[0].standardizedPullback(x[1], .ones(x[2].shape), normalization, means)
        return [
          h.standardizedPullback(x[1], x[2], normalization, meansOfH),
          Normalization.curvature(x[0] * x[2], h, x[1], normalization.epsilon), h * unscaled,
        ]
      }
      return Profile.measured("standardizedPullback, back") {
        normalization.curvature(x[0], means, h, x[1], x[2])
      }
    }
  }
}
