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

  /// The cotangents of x, γ and β in two passes: γ r P g, Σ g x̂ and Σ g. With a `line`, g counts only where
  /// it lies above zero.
  func jointPullback(_ g: Tensor, _ x: Tensor, _ scale: Tensor, _ line: ChannelLine?) -> [Tensor] {
    let sums = Kernels.channelSums(g, x, centre: moments.mean, above: line)
    let r = moments.inverse
    let products = zip(sums.products, r).map { $0 * $1 }
    let onG = zip(scale.scalars, r).map { $0 * $1 }
    let share = Float(r.count) / Float(x.count)
    let slope = r.indices.map { -onG[$0] * r[$0] * products[$0] * share }
    let constant = r.indices.map {
      -onG[$0] * sums.plain[$0] * share - slope[$0] * moments.mean[$0]
    }
    let onX = ChannelLine(factor: slope, constant: constant)
    return [Kernels.combined(g, onG, x, onX, above: line), Tensor(products), Tensor(sums.plain)]
  }

  /// Σ g x̂ per channel.
  func product(_ g: Tensor, _ x: Tensor) -> Tensor {
    let products = Kernels.channelSums(g, x, centre: moments.mean).products
    return Tensor(zip(products, moments.inverse).map { $0 * $1 })
  }

  /// ⟨g⟩ and ⟨g x̂⟩ per channel.
  func means(_ g: Tensor, _ x: Tensor) -> Means {
    let scale = Float(moments.mean.count) / Float(x.count)
    let sums = Profile.measured("channelSums") {
      Kernels.channelSums(g, x, centre: moments.mean)
    }
    return Means(
      plain: sums.plain.map { $0 * scale },
      standardized: zip(sums.products, moments.inverse).map { $0 * $1 * scale })
  }

  struct Means: Sendable { var plain, standardized: [Float] }

  /// r (g − ⟨g⟩ − x̂ ⟨g x̂⟩) = r g − r² ⟨g x̂⟩ x + constant.
  func pullback(_ g: Tensor, _ x: Tensor, _ means: Means) -> Tensor {
    let (r, a) = (moments.inverse, means.standardized)
    let slope = a.indices.map { -r[$0] * r[$0] * a[$0] }
    let constant = a.indices.map { -r[$0] * means.plain[$0] - slope[$0] * moments.mean[$0] }
    return Kernels.combined(g, r, x, ChannelLine(factor: slope, constant: constant))
  }

  /// The cotangents of g and x in Σ h r P g: r P h, and
  /// −r² [x̂ (⟨g h⟩ − ⟨g⟩⟨h⟩ − a b) + b P g + a P h] with a = ⟨g x̂⟩ and b = ⟨h x̂⟩.
  func curvature(_ g: Tensor, _ meansOfG: Means, _ h: Tensor, _ x: Tensor) -> [Tensor] {
    let meansOfH = means(h, x)
    let (a, b) = (meansOfG.standardized, meansOfH.standardized)
    let (r, mu) = (moments.inverse, moments.mean)
    let scale = Float(mu.count) / Float(x.count)
    let covariance = Kernels.channelSums(g, h, centre: meansOfH.plain).products.map { $0 * scale }
    let slope = a.indices.map {
      -r[$0] * r[$0] * r[$0] * (covariance[$0] - 3 * a[$0] * b[$0])
    }
    let (onG, onH) = (
      b.indices.map { -r[$0] * r[$0] * b[$0] }, a.indices.map { -r[$0] * r[$0] * a[$0] }
    )
    let constant = a.indices.map {
      -onG[$0] * meansOfG.plain[$0] - onH[$0] * meansOfH.plain[$0] - slope[$0] * mu[$0]
    }
    let onX = ChannelLine(factor: slope, constant: constant)
    return Profile.measured("standardizedCurvature") {
      [pullback(h, x, meansOfH), Kernels.combined(g, onG, h, onH, x, onX)]
    }
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
