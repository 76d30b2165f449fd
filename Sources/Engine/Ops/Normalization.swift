/// What the adjoints know of the tensor that was normalised. With r = 1/√(σ² + ε) and x̂ = (x − μ) r, the adjoint of
/// x ↦ x̂ is r P, where P g = g − ⟨g⟩ − x̂ ⟨g x̂⟩; sums over rows are written Σ, means ⟨ ⟩.
struct Normalization: Sendable {
  let moments: ChannelMoments
  let epsilon: Float
  /// γ x̂ + β as a line in x, one for each channel.
  let line: ChannelLine
  /// Whether a rectifier followed: then g counts only where the line lies above zero.
  let rectified: Bool

  init(_ x: Tensor, _ scale: Tensor, _ shift: Tensor, epsilon: Float, rectified: Bool) {
    moments = Profile.measured("moments") { Kernels.moments(x, epsilon: epsilon) }
    let factor = zip(scale.scalars, moments.inverse).map { $0 * $1 }
    let constant = zip(shift.scalars, zip(moments.mean, factor)).map { $0 - $1.0 * $1.1 }
    line = ChannelLine(factor: factor, constant: constant)
    (self.epsilon, self.rectified) = (epsilon, rectified)
  }

  private var gate: ChannelLine? { rectified ? line : nil }

  /// The cotangents of x, γ and β one above the other: γ r P g, then the rows Σ g x̂ and Σ g. [n + 2, channels].
  func pullback(_ g: Tensor, _ x: Tensor, _ scale: Tensor) -> Tensor {
    let (r, rows) = (moments.inverse, x.count / moments.mean.count)
    let sums = Kernels.channelSums(g, x, centre: moments.mean, above: gate)
    let standardized = zip(sums.products, r).map { $0 * $1 }
    let onG = zip(scale.scalars, r).map { $0 * $1 }
    let slope = r.indices.map { -onG[$0] * r[$0] * standardized[$0] / Float(rows) }
    let constant = r.indices.map {
      -onG[$0] * sums.plain[$0] / Float(rows) - slope[$0] * moments.mean[$0]
    }
    let result = Tensor(uninitialized: [rows + 2, r.count])
    Kernels.combine(
      g, onG, x, ChannelLine(factor: slope, constant: constant), above: gate, into: result)
    for channel in r.indices {
      result.base[rows * r.count + channel] = standardized[channel]
      result.base[(rows + 1) * r.count + channel] = sums.plain[channel]
    }
    return result
  }

  /// The cotangents of g, x and γ, where `all` is what `pullback` made of them and h its cotangent, with the rows
  /// u and v for γ and β: γ r P h + u x̂ + v; −γ r² [x̂ (c − a b) + b P g + a P h] + u r P g; and n r (c − a b);
  /// with a = ⟨g x̂⟩, b = ⟨h x̂⟩ and the covariance c = ⟨g h⟩ − ⟨g⟩⟨h⟩ over n rows.
  func curvature(_ h: Tensor, _ g: Tensor, _ x: Tensor, _ scale: Tensor, _ all: Tensor) -> [Tensor]
  {
    let (gamma, r, mu) = (scale.scalars, moments.inverse, moments.mean)
    let (channels, rows) = (r.indices, x.count / r.count)
    let (u, v) = (h.row(rows).scalars, h.row(rows + 1).scalars)
    let a = all.row(rows).scalars.map { $0 / Float(rows) }
    let meanG = all.row(rows + 1).scalars.map { $0 / Float(rows) }
    let means = Kernels.channelMeans(h, g, meanG, x, mu, above: gate)
    let (meanH, c) = (means.plain, means.covariance)
    let b = channels.map { means.product[$0] * r[$0] }

    let (onH, slopeH) = (
      channels.map { gamma[$0] * r[$0] },
      channels.map { r[$0] * (u[$0] - gamma[$0] * r[$0] * b[$0]) }
    )
    let constantH = channels.map { v[$0] - onH[$0] * meanH[$0] - slopeH[$0] * mu[$0] }
    let cotangentOfG = Kernels.gated(
      h, onH, x, ChannelLine(factor: slopeH, constant: constantH), above: gate)

    // slopeH is also how much P g counts in the cotangent of x.
    let shrink = channels.map { -onH[$0] * r[$0] }
    let onPH = channels.map { shrink[$0] * a[$0] }
    let slope = channels.map {
      r[$0] * (shrink[$0] * (c[$0] - a[$0] * b[$0]) - slopeH[$0] * a[$0] - onPH[$0] * b[$0])
    }
    let constant = channels.map {
      -slopeH[$0] * meanG[$0] - onPH[$0] * meanH[$0] - slope[$0] * mu[$0]
    }
    let cotangentOfX = Kernels.combined(
      g, slopeH, h, onPH, x, ChannelLine(factor: slope, constant: constant), above: gate)
    let cotangentOfScale = channels.map { Float(rows) * r[$0] * (c[$0] - a[$0] * b[$0]) }
    return [cotangentOfG, cotangentOfX, Tensor(cotangentOfScale)]
  }

  /// The same from elementary operations, which can be differentiated further.
  func differentiableCurvature(_ h: Tensor, _ g: Tensor, _ x: Tensor, _ scale: Tensor) -> [Tensor] {
    let axes = Array(0..<(x.rank - 1))
    let rows = x.count / moments.mean.count
    let (u, v) = (h.row(rows), h.row(rows + 1))
    let h = h.sliced(0, 0..<rows).reshaped(x.shape)
    let gate = rectified ? Kernels.mapped(x, line, rectified: false) : nil
    func passed(_ t: Tensor) -> Tensor { gate.map { t.kept(where: $0, slope: 0) } ?? t }
    let g = passed(g)
    let r = 1 / (x.variance(axes) + epsilon).sqrt()
    let standard = (x - x.mean(axes)) * r
    let (a, b) = ((g * standard).mean(axes), (h * standard).mean(axes))
    let c = (g * h).mean(axes) - g.mean(axes) * h.mean(axes)
    let projectedG = g - g.mean(axes) - standard * a
    let projectedH = h - h.mean(axes) - standard * b
    let sum = standard * (c - a * b) + projectedG * b + projectedH * a
    return [
      passed(projectedH * (scale * r) + standard * u + v),
      projectedG * (u * r) - sum * (scale * r.squared()), h * projectedG * r,
    ]
  }
}
