import Foundation

// One image, ten scores, no library: what happens between a network's last layer and its gradient.

/// Scores z to probabilities: pᵢ = e^zᵢ / Σⱼ e^zⱼ.
///
/// The largest score is subtracted first: e^1000 overflows, and the quotient does not notice.
func softmaxByHand(_ scores: [Double]) -> [Double] {
  let largest = scores.max() ?? 0
  let powers = scores.map { exp($0 - largest) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

/// How surprised the network is by the truth, in nats: L = −log p_y.
func crossEntropyByHand(_ scores: [Double], label: Int) -> Double {
  -log(softmaxByHand(scores)[label])
}

/// ∂L/∂zᵢ = pᵢ − yᵢ, where y is 1 at the label and 0 elsewhere.
func crossEntropyGradientByHand(_ scores: [Double], label: Int) -> [Double] {
  softmaxByHand(scores).enumerated().map { $1 - ($0 == label ? 1 : 0) }
}

/// ∂f/∂zᵢ ≈ (f(z + h eᵢ) − f(z − h eᵢ)) / 2h: slow, and nobody can get it wrong.
func finiteDifferences(
  at point: [Double], step: Double = 1e-5, of function: ([Double]) -> Double
) -> [Double] {
  point.indices.map { index in
    var (ahead, behind) = (point, point)
    ahead[index] += step
    behind[index] -= step
    return (function(ahead) - function(behind)) / (2 * step)
  }
}

/// One dense layer for one image, as two loops: aⱼ = bⱼ + Σᵢ xᵢ Wᵢⱼ.
///
/// `weight` is row-major, one row per input.
func denseByHand(_ input: [Double], weight: [Double], bias: [Double]) -> [Double] {
  var result = bias
  for (row, value) in input.enumerated() {
    for column in bias.indices { result[column] += value * weight[row * bias.count + column] }
  }
  return result
}
