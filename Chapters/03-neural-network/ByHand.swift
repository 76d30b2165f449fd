import Foundation

// One image, ten scores, no library: what happens between a network's last layer and its gradient.

/// How surprised the network is by the truth, in nats: L = −log p_y.
func crossEntropyByHand(_ scores: [Double], label: Int) -> Double {
  -log(softmaxByHand(scores)[label])
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
