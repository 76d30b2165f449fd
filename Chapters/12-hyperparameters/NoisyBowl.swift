import Engine
import Foundation
import Learning

/// A bowl whose lowest point jumps about at every step: the smallest problem on which looking one step ahead
/// goes wrong (Wu et al. 2018, "Understanding short-horizon bias", section 2).
///
/// L(θ) = ½ Σ λᵢ (θᵢ − nᵢ)² with a fresh nᵢ ~ N(0, σ²) per step. Averages follow a rule of their own: with
/// qᵢ = E θᵢ², a step of rate α gives qᵢ ← (1 − α λᵢ)² qᵢ + α² λᵢ² σ². No sampling is needed.
struct NoisyBowl {
  /// λᵢ, [n].
  let curvatures: Tensor
  /// σ².
  let noise: Float

  /// `count` curvatures from 0.01 to 1, evenly spaced in their logarithm.
  init(count: Int, noise: Float) {
    curvatures = Tensor((0..<count).map { pow(0.01, Float($0) / Float(max(count - 1, 1))) })
    self.noise = noise
  }

  /// ½ Σ λᵢ qᵢ: the mean loss above what nobody can avoid.
  func loss(_ moments: Tensor) -> Tensor { (curvatures * moments).sum() * 0.5 }

  /// The moments after a step of this rate; differentiable.
  func stepped(_ moments: Tensor, rate: Tensor) -> Tensor {
    let move = rate * curvatures
    return (1 - move).squared() * moments + move.squared() * noise
  }

  /// The mean loss before the first and after every step, from moments of 1.
  func losses(_ rates: [Float]) -> [Double] {
    var moments = Tensor.ones(curvatures.shape)
    return [Double(loss(moments).item)]
      + rates.map { rate in
        moments = stepped(moments, rate: Tensor(rate))
        return Double(loss(moments).item)
      }
  }

  /// At every step the rate that is best for the *next* loss: α = Σ λ² q / Σ λ³ (q + σ²).
  func greedyRates(_ steps: Int) -> [Float] {
    var moments = Tensor.ones(curvatures.shape)
    return (0..<steps).map { _ in
      let square = curvatures.squared()
      let rate = (square * moments).sum() / (square * curvatures * (moments + noise)).sum()
      moments = stepped(moments, rate: rate)
      return rate.item
    }
  }

  /// Rates for the *last* loss: its gradient through all steps, followed by Adam on log α, no α above 1.
  func farSightedRates(_ steps: Int, metaSteps: Int) -> [Float] {
    var logs = Parameters(tensors: [Tensor(greedyRates(steps)).log()])
    var adam = Adam(rate: 0.1)
    for step in 0..<metaSteps {
      adam.rate = 0.1 * (1 - Float(step) / Float(metaSteps))
      let slope = gradient(at: logs) { logs in
        let rates = logs.tensors[0].exp()
        let end = (0..<steps).reduce(Tensor.ones(curvatures.shape)) {
          stepped($0, rate: rates.sliced(0, $1..<$1 + 1))
        }
        return loss(end).log()
      }
      adam.update(&logs, along: slope)
      logs.tensors[0] = Tensor.minimum(logs.tensors[0], Tensor(0))
    }
    return logs.tensors[0].exp().scalars
  }
}

/// How far ∂L/∂α after one step from θ = (2, 1), in a bowl with the curvatures 1 and 3, is on paper from what the engine says.
func bowlSlopeGap(rate: Float) -> Double {
  let (place, curvatures) = (Tensor([2, 1]), Tensor([1, 3]))
  let slope = valueWithGradient(at: Tensor(rate)) { rate in
    (curvatures * (place - rate * curvatures * place).squared()).sum() * 0.5
  }.gradient.item
  return abs(rateSlope([2, 1], curvatures: [1, 3], rate: Double(rate)) - Double(slope))
}
