/// Student's t: how far the mean of n numbers lies from the truth, in units of s/√n, where s was taken from the same numbers.
///
/// With few numbers s itself is uncertain, so the tails are wider than those of the normal distribution: 95 % lie within
/// ± 12.71 for n = 2, ± 4.30 for n = 3, ± 1.96 only for hundreds. Source: Student, Biometrika 6 (1908).
public struct StudentT: Sendable {
  /// ν: n − 1 for the mean of n numbers.
  public let degrees: Int

  /// Traps below one degree of freedom.
  public init(degrees: Int) {
    if degrees < 1 { fatalError("StudentT: expected at least one degree of freedom.") }
    self.degrees = degrees
  }

  /// The bound that a share of all values stays within, above and below zero: for 0.95 the quantile at 0.975.
  ///
  /// Halves the interval of sin θ, with t = √ν tan θ, until no number lies in between.
  public func bound(holding share: Double) -> Double {
    guard share > 0 && share < 1 else { fatalError("StudentT: expected a share between 0 and 1.") }
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if self.share(within: middle) < share { low = middle } else { high = middle }
    }
    return (Double(degrees) * low * low / ((1 - low) * (1 + low))).squareRoot()
  }

  /// The share of all values between −t and t, for t = √ν tan θ. Source: Abramowitz and Stegun, 26.7.3 and 26.7.4.
  ///
  ///     even ν:  sin θ (1 + 1/2 cos²θ + 1·3/2·4 cos⁴θ + …  to cos^(ν−2) θ)
  ///     odd ν:   2/π (θ + sin θ (cos θ + 2/3 cos³θ + 2·4/3·5 cos⁵θ + …  to cos^(ν−2) θ))
  private func share(within sine: Double) -> Double {
    let square = (1 - sine) * (1 + sine)
    let isOdd = degrees % 2 == 1
    var (sum, term) = (0.0, 1.0)
    for index in 1..<(degrees / 2 + 1) {
      sum += term
      let even = Double(2 * index)
      term *= square * (isOdd ? even / (even + 1) : (even - 1) / even)
    }
    guard isOdd else { return sine * sum }
    let cosine = square.squareRoot()
    return 2 / Double.pi * (arcTangent(sine / cosine) + sine * cosine * sum)
  }
}

/// The angle between 0 and π/2 with this tangent: halved three times, it is small enough for its series.
package func arcTangent(_ tangent: Double) -> Double {
  var x = tangent
  for _ in 0..<3 { x = x > 1e100 ? 1 : x / (1 + (1 + x * x).squareRoot()) }
  var (sum, term) = (0.0, x)
  for index in 0..<12 {
    sum += term / Double(2 * index + 1)
    term *= -x * x
  }
  return 8 * sum
}
