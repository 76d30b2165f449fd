// Batch normalisation (Ioffe and Szegedy 2015) as fused operations: a profile of few-shot learning asked for them.

extension Tensor {
  /// γ x̂ + β: every channel brought to mean 0 and variance 1 over all rows, then scaled and shifted; with `rectified`
  /// what is below zero becomes zero.
  ///
  /// Shapes: [n, …, channels], γ and β [channels]. The oracle in the tests is the composite of elementary
  /// operations. Traps when the channels differ, and for an epsilon below 0.
  public func batchNormalized(
    scale: Tensor, shift: Tensor, epsilon: Float, rectified: Bool = false
  ) -> Tensor {
    require(
      rank >= 2 && scale.shape == [shape[rank - 1]] && shift.shape == scale.shape,
      "batchNormalized: images \(shape), scale \(scale.shape) and shift \(shift.shape) do not fit")
    require(
      epsilon >= 0 && epsilon < .infinity,
      "batchNormalized: epsilon must be a number of 0 or more, found \(epsilon)")
    let normalization = Normalization(self, scale, shift, epsilon: epsilon, rectified: rectified)
    if count > 0, let unit = normalization.moments.unitOfVastChannels {
      return (self * unit).batchNormalized(
        scale: scale, shift: shift, epsilon: epsilon, rectified: rectified)
    }
    return differentiable(
      "batchNormalized", [self, scale, shift],
      Kernels.mapped(self, normalization.line, rectified: rectified)
    ) { g, x, _ in
      let all = g.normalizationPullback(x[0], x[1], normalization)
      let rows = all.shape[0] - 2
      return [
        all.sliced(0, 0..<rows).reshaped(x[0].shape), all.row(rows), all.row(rows + 1),
      ]
    }
  }

  /// The cotangents of x, γ and β one above the other, [n + 2, channels]; this is that of the output.
  private func normalizationPullback(
    _ x: Tensor, _ scale: Tensor, _ normalization: Normalization
  ) -> Tensor {
    differentiable(
      "batchNormalized, back", [self, x, scale], normalization.pullback(self, x, scale)
    ) { h, x, y in
      // Whoever wants a third derivative gets it from elementary operations.
      if h.isTracked || x.areTracked {
        return normalization.differentiableCurvature(h, x[0], x[1], x[2])
      }
      return Profile.measured("batchNormalized, back twice") {
        normalization.curvature(h, x[0], x[1], x[2], y)
      }
    }
  }
}
