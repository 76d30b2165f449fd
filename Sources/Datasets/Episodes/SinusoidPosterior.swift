import Foundation

/// What can be known about a wave from some of its points, and what follows for all others.
///
/// With A even in 0.1…5, φ even in 0…π and points that are right up to ± `width`,
/// p(A, φ | points) ∝ exp(−Σ (yᵢ − A sin(xᵢ − φ))² / 2 width²). No prediction has a smaller expected squared error
/// than the mean of A sin(x − φ) under this posterior. As A sin(x − φ) = a sin x + b cos x with a = A cos φ and
/// b = −A sin φ, that mean is known for every x once the means of a and b are.
public struct SinusoidPosterior: Sendable {
  /// E[A cos φ] and E[−A sin φ].
  public let sine, cosine: Double
  private let moments: Moments

  /// `width` is the standard deviation of the points' noise. Where they have none, the default bridges
  /// the gaps of the grid, whose cells are about 0.025 in A and at most 0.08 in A·φ.
  public init(x: [Float], y: [Float], cells: Int = 200, width: Double = 0.1) {
    let sums = Sums(x: x, y: y)
    var (best, moments) = (-Double.infinity, Moments())
    for phase in Self.middles(Sinusoid.phases, cells) {
      let (c, s) = (cos(phase), -sin(phase))
      for amplitude in Self.middles(Sinusoid.amplitudes, cells) {
        let fit = -sums.squaredError(amplitude * c, amplitude * s) / (2 * width * width)
        if fit < best - 40 { continue }  // e⁻⁴⁰ of the likeliest so far
        if fit > best {
          moments.shrink(exp(best - fit))
          best = fit
        }
        moments.add(exp(fit - best), amplitude, c, s)
      }
    }
    (sine, cosine) = (moments.a / moments.total, moments.b / moments.total)
    self.moments = moments
  }

  /// The posterior mean at x.
  public func callAsFunction(_ x: Double) -> Double { sine * sin(x) + cosine * cos(x) }

  /// The posterior standard deviation of the wave at x: how far from the mean it may well be.
  public func deviation(_ x: Double) -> Double {
    let (s, c, total) = (sin(x), cos(x), moments.total)
    let square = (moments.aa * s * s + 2 * moments.ab * s * c + moments.bb * c * c) / total
    let mean = self(x)
    return max(0, square - mean * mean).squareRoot()
  }

  private static func middles(_ range: Range<Float>, _ cells: Int) -> [Double] {
    let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
    return (0..<cells).map { low + (high - low) * (Double($0) + 0.5) / Double(cells) }
  }
}

/// Weighted sums over waves a sin x + b cos x: of their weights, of a and b, and of the products of the two.
private struct Moments {
  var (total, a, b) = (0.0, 0.0, 0.0)
  var (aa, ab, bb) = (0.0, 0.0, 0.0)

  /// One more wave, with a = A c and b = A s.
  mutating func add(_ weight: Double, _ amplitude: Double, _ c: Double, _ s: Double) {
    let (weighted, a, b) = (weight * amplitude, amplitude * c, amplitude * s)
    total += weight
    self.a += weighted * c
    self.b += weighted * s
    aa += weight * a * a
    ab += weight * a * b
    bb += weight * b * b
  }

  mutating func shrink(_ factor: Double) {
    (total, a, b) = (total * factor, a * factor, b * factor)
    (aa, ab, bb) = (aa * factor, ab * factor, bb * factor)
  }
}

/// Σ (y − a sin x − b cos x)² for any a and b, from six sums over the points.
private struct Sums {
  var (yy, ys, yc, ss, sc, cc) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

  init(x: [Float], y: [Float]) {
    for (x, y) in zip(x, y) {
      let (s, c, y) = (sin(Double(x)), cos(Double(x)), Double(y))
      yy += y * y
      ys += y * s
      yc += y * c
      ss += s * s
      sc += s * c
      cc += c * c
    }
  }

  func squaredError(_ a: Double, _ b: Double) -> Double {
    yy - 2 * (a * ys + b * yc) + a * a * ss + 2 * a * b * sc + b * b * cc
  }
}
