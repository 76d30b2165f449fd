/// What the adjoints know of the tensor that was normalised. With r = 1/√(σ² + ε) and x̂ = (x − μ) r, the adjoint of
/// x ↦ x̂ is r P, where P g = g − ⟨g⟩ − x̂ ⟨g x̂⟩; sums over rows are written Σ, means ⟨ ⟩.
struct Normalization: Sendable {
  let moments: ChannelMoments
  let epsilon: Float
  /// γ x̂ + β as a line in x, one for each channel. All lines are counted from the mean as it was rounded.
  let line: ChannelLine
  /// Whether a rectifier followed: then g counts only where the line lies above zero.
  let rectified: Bool

  init(_ x: Tensor, _ scale: Tensor, _ shift: Tensor, epsilon: Float, rectified: Bool) {
    moments = Profile.measured("moments") { Kernels.moments(x, epsilon: epsilon) }
    let factor = zip(scale.scalars, moments.inverse).map { $0 * $1 }
    line = moments.line(factor, shift.scalars)
    (self.epsilon, self.rectified) = (epsilon, rectified)
  }

  private var gate: ChannelLine? { rectified ? line : nil }

  /// The cotangents of x, γ and β one above the other: γ r P g, then the rows Σ g x̂ and Σ g. [n + 2, channels].
  func pullback(_ g: Tensor, _ x: Tensor, _ scale: Tensor) -> Tensor {
    let (r, rows) = (moments.inverse, x.shape.dropLast().reduce(1, *))
    let sums = Kernels.channelSums(g, x, centre: moments.mean, above: gate)
    let standardized = r.indices.map {
      (sums.products[$0] - moments.rest[$0] * sums.plain[$0]) * r[$0]
    }
    let onG = zip(scale.scalars, r).map { $0 * $1 }
    let slope = r.indices.map { -onG[$0] * r[$0] * standardized[$0] / Float(rows) }
    let constant = r.indices.map { -onG[$0] * sums.plain[$0] / Float(rows) }
    let result = Tensor(uninitialized: [rows + 2, r.count])
    Kernels.combine(g, onG, x, moments.line(slope, constant), above: gate, into: result)
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
    let (gamma, r) = (scale.scalars, moments.inverse)
    let (channels, rows) = (r.indices, x.shape.dropLast().reduce(1, *))
    let (u, v) = (h.row(rows).scalars, h.row(rows + 1).scalars)
    let a = all.row(rows).scalars.map { $0 / Float(max(1, rows)) }
    let meanG = all.row(rows + 1).scalars.map { $0 / Float(max(1, rows)) }
    let means = Kernels.channelMeans(h, g, meanG, x, moments.mean, above: gate)
    let (meanH, c) = (means.plain, means.covariance)
    let b = channels.map { (means.product[$0] - moments.rest[$0] * meanH[$0]) * r[$0] }

    let (onH, slopeH) = (
      channels.map { gamma[$0] * r[$0] },
      channels.map { r[$0] * (u[$0] - gamma[$0] * r[$0] * b[$0]) }
    )
    let constantH = channels.map { v[$0] - onH[$0] * meanH[$0] }
    let cotangentOfG = Kernels.gated(h, onH, x, moments.line(slopeH, constantH), above: gate)

    // slopeH is also how much P g counts in the cotangent of x.
    let shrink = channels.map { -onH[$0] * r[$0] }
    let onPH = channels.map { shrink[$0] * a[$0] }
    let slope = channels.map {
      r[$0] * (shrink[$0] * (c[$0] - a[$0] * b[$0]) - slopeH[$0] * a[$0] - onPH[$0] * b[$0])
    }
    let constant = channels.map { -slopeH[$0] * meanG[$0] - onPH[$0] * meanH[$0] }
    let cotangentOfX = Kernels.combined(
      g, slopeH, h, onPH, x, moments.line(slope, constant), above: gate)
    let cotangentOfScale = channels.map { Float(rows) * r[$0] * (c[$0] - a[$0] * b[$0]) }
    return [cotangentOfG, cotangentOfX, Tensor(cotangentOfScale)]
  }

  /// The same from elementary operations, which can be differentiated further.
  func differentiableCurvature(_ h: Tensor, _ g: Tensor, _ x: Tensor, _ scale: Tensor) -> [Tensor] {
    let axes = Array(0..<(x.rank - 1))
    let rows = x.shape.dropLast().reduce(1, *)
    let (u, v) = (h.row(rows), h.row(rows + 1))
    let h = h.sliced(0, 0..<rows).reshaped(x.shape)
    let gate = rectified ? Kernels.mapped(x, line, rectified: false) : nil
    func passed(_ t: Tensor) -> Tensor { gate.map { t.kept(where: $0, slope: 0) } ?? t }
    let g = passed(g)
    let centred = x.centred(axes)
    let r = 1 / (centred.squared().mean(axes) + epsilon).sqrt()
    let standard = centred * r
    let (a, b) = ((g * standard).mean(axes), (h * standard).mean(axes))
    let centredG = g - g.mean(axes)
    let c = (centredG * h).mean(axes)
    let projectedG = centredG - standard * a
    let projectedH = h - h.mean(axes) - standard * b
    let sum = standard * (c - a * b) + projectedG * b + projectedH * a
    return [
      passed(projectedH * (scale * r) + standard * u + v),
      projectedG * (u * r) - sum * (scale * r.squared()), h * projectedG * r,
    ]
  }
}

extension ChannelMoments {
  /// factor · (x − μ) + constant, where of the mean μ what rounding took from it is known.
  func line(_ factor: [Float], _ constant: [Float]) -> ChannelLine {
    ChannelLine(
      centre: mean, factor: factor,
      constant: constant.indices.map {
        factor[$0].isFinite ? constant[$0] - factor[$0] * rest[$0] : constant[$0]
      })
  }

  /// A factor for each channel, small where the square of the deviation was no float: there size and ε do not count. Nil
  /// where all squares were floats.
  var unitOfVastChannels: Tensor? {
    let isVast = mean.indices.map { !(inverse[$0] > 0) && mean[$0].isFinite }
    return isVast.contains(true) ? Tensor(isVast.map { $0 ? 0x1p-40 : 1 }) : nil
  }
}
