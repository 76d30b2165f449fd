/// What the adjoints know of the tensor that was normalised.
struct Normalization: Sendable {
  let moments: ChannelMoments
  let epsilon: Float

  /// γ x̂ + β as factor · x + constant.
  func line(_ scale: Tensor, _ shift: Tensor) -> ChannelLine {
    let factor = zip(scale.scalars, moments.inverse).map { $0 * $1 }
    let constant = zip(shift.scalars, zip(moments.mean, factor)).map { $0 - $1.0 * $1.1 }
    return ChannelLine(factor: factor, constant: constant)
  }

  /// Σ g x̂ and Σ g per channel, [2, channels]. With a `gate`, g counts only where that line lies above zero.
  func sums(_ g: Tensor, _ x: Tensor, above gate: ChannelLine? = nil) -> Tensor {
    let sums = Kernels.channelSums(g, x, centre: moments.mean, above: gate)
    let standardized = zip(sums.products, moments.inverse).map { $0 * $1 }
    return Tensor(standardized + sums.plain, shape: [2, moments.mean.count])
  }

  /// ⟨g⟩ and ⟨g x̂⟩ per channel, from the sums.
  func means(_ sums: Tensor) -> Means {
    Means(
      plain: sums.row(1).scalars.map { $0 / moments.rows },
      standardized: sums.row(0).scalars.map { $0 / moments.rows })
  }

  struct Means: Sendable { var plain, standardized: [Float] }

  /// γ r P g = γ r (g − ⟨g⟩ − x̂ ⟨g x̂⟩) as factor · g + slope · x + constant.
  func pullback(
    _ g: Tensor, _ x: Tensor, _ scale: Tensor, _ means: Means, above gate: ChannelLine? = nil
  ) -> Tensor {
    let r = moments.inverse
    let onG = zip(scale.scalars, r).map { $0 * $1 }
    let slope = r.indices.map { -onG[$0] * r[$0] * means.standardized[$0] }
    let constant = r.indices.map { -onG[$0] * means.plain[$0] - slope[$0] * moments.mean[$0] }
    return Kernels.combined(
      g, onG, x, ChannelLine(factor: slope, constant: constant), above: gate)
  }

  /// The cotangents of g, x and γ in Σ h γ r P g: γ r P h; −γ r² [x̂ (c − a b) + b P g + a P h]; and n r (c − a b);
  /// with a = ⟨g x̂⟩, b = ⟨h x̂⟩ and the covariance c = ⟨g h⟩ − ⟨g⟩⟨h⟩ over n rows.
  func curvature(
    _ g: Tensor, _ meansOfG: Means, _ h: Tensor, _ x: Tensor, _ scale: Tensor
  ) -> [Tensor] {
    let meansOfH = means(sums(h, x))
    let (a, b) = (meansOfG.standardized, meansOfH.standardized)
    let (gamma, r, mu, rows) = (scale.scalars, moments.inverse, moments.mean, moments.rows)
    let covariances = Kernels.channelSums(g, h, centre: meansOfH.plain).products
    let c = covariances.map { $0 / rows }
    let shrink = r.indices.map { -gamma[$0] * r[$0] * r[$0] }
    let (onG, onH) = (r.indices.map { shrink[$0] * b[$0] }, r.indices.map { shrink[$0] * a[$0] })
    let slope = r.indices.map { shrink[$0] * r[$0] * (c[$0] - 3 * a[$0] * b[$0]) }
    let constant = r.indices.map {
      -onG[$0] * meansOfG.plain[$0] - onH[$0] * meansOfH.plain[$0] - slope[$0] * mu[$0]
    }
    let line = ChannelLine(factor: slope, constant: constant)
    return [
      pullback(h, x, scale, meansOfH), Kernels.combined(g, onG, h, onH, x, line),
      Tensor(r.indices.map { rows * r[$0] * (c[$0] - a[$0] * b[$0]) }),
    ]
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
