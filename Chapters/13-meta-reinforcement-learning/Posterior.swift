import Engine
import Foundation

extension Tally {
  /// A number from Beta(wins + 1, losses + 1): X / (X + Y), where X and Y are sums of so many waiting times.
  func sample(_ arm: Int, using generator: inout Generator) -> Double {
    func sumOfWaits(_ count: Int) -> Double {
      var product = 1.0
      for _ in 0..<count { product *= 1 - Double(generator.uniform()) }
      return -log(max(product, .leastNonzeroMagnitude))
    }
    let (x, y) = (sumOfWaits(wins[arm] + 1), sumOfWaits(losses[arm] + 1))
    return x + y > 0 ? x / (x + y) : 0.5
  }

  /// How far from its mean p may well be: the standard deviation of Beta(wins + 1, losses + 1), √(p̂ (1 − p̂) / (pulls + 3)).
  func deviation(_ arm: Int) -> Double {
    let mean = mean(arm)
    return (mean * (1 - mean) / Double(wins[arm] + losses[arm] + 3)).squareRoot()
  }

  /// How likely p is after what was seen, but for a constant: wins · ln p + losses · ln(1 − p).
  func logDensity(_ arm: Int, _ p: Double) -> Double {
    let p = min(max(p, 1e-12), 1 - 1e-12)
    return Double(wins[arm]) * log(p) + Double(losses[arm]) * log(1 - p)
  }
}
