import Engine
import Learning

/// What walking a training backwards finds.
struct BackwardWalk {
  /// ∂L/∂log αₜ of the last loss L, one per step.
  var slopes: [Float]
  /// |∂L/∂θₜ| at the weights before step t, and at the end those after the last: how loud the end is there.
  var loudness: [Double]
  /// The weights at which the walk arrived, for comparison with those that the training started from.
  var arrival: [Int64] = []
}

extension ReversibleTraining {
  /// The slope of the last loss along every log rate with no tape over steps: the training is run forward, then
  /// backward, and the chain rule is applied on the way (Maclaurin et al. 2015, algorithm 2).
  ///
  /// At any time there are one network, one velocity and one buffer, however long the training was.
  func hypergradient(logRates: Tensor, _ last: (Model) -> Tensor) -> BackwardWalk {
    let (rates, gamma) = (logRates.exp().scalars, unroll.momentum.value)
    var training = self
    for rate in rates { training.forward(rate: rate) }
    var pull = gradient(at: training.model, last)  // ∂L/∂θ
    var drag = pull.map { Tensor.zeros($0.shape) }  // ∂L/∂v
    var walk = BackwardWalk(slopes: [], loudness: [length(pull)])
    for rate in rates.reversed() {
      walk.slopes.append(rate * innerProduct(pull, training.velocity))
      drag = zip(drag, pull).map { $0 + rate * $1 }
      training.backward(rate: rate)
      let bend = training.curvature(along: drag)
      pull = zip(pull, bend).map { $0 - (1 - gamma) * $1 }
      drag = drag.map { gamma * $0 }
      walk.loudness.append(length(pull))
    }
    walk.arrival = training.weights
    walk.slopes.reverse()
    walk.loudness.reverse()
    return walk
  }

  /// H·d for the minibatch of this step: the gradient of ∇Lₜ·d.
  private func curvature(along direction: [Tensor]) -> [Tensor] {
    gradient(at: model) { model in
      let slope = gradient(at: model, createGraph: true) { unroll.loss($0, step) }
      return zip(slope, direction).reduce(Tensor(0)) { $0 + ($1.0 * $1.1).sum() }
    }
  }
}

/// The Euclidean length of a list of tensors taken as one vector.
func length(_ list: [Tensor]) -> Double { Double(globalNorm(list)) }
