import Datasets
import Engine
import Learning

/// A training of T steps in which every step has a rate of its own, to be differentiated as a whole:
/// v ← γ v − (1 − γ) ∇Lₜ(θ), θ ← θ + αₜ v (Maclaurin et al. 2015, algorithm 1).
struct Unroll<Model: Module>: Fingerprinted {
  let start: Model
  let momentum: Momentum
  /// The loss of the minibatch of step t.
  let loss: (Model, Int) -> Tensor
  /// Of where it begins.
  var fingerprints: [UInt64] { [fingerprint(of: start.parameters.flatMap(\.scalars))] }

  /// Where training ends with rates [T]; with `createGraph` on a tape that reaches back to the rates.
  func trained(_ rates: Tensor, createGraph: Bool = false) -> Model {
    let gamma = momentum.value
    var model = start
    var velocity = start.parameters.map { Tensor.zeros($0.shape) }
    for step in 0..<rates.count {
      let slope = gradient(at: model, createGraph: createGraph) { loss($0, step) }
      let rate = rates.sliced(0, step..<step + 1)
      velocity = zip(velocity, slope).map { gamma * $0 - (1 - gamma) * $1 }
      model.parameters = zip(model.parameters, velocity).map {
        $0 + (rate * $1.flattened(from: 0)).reshaped($1.shape)
      }
    }
    return model
  }

  /// The last loss and its slope along every log αₜ, [T]: the whole training is one tape.
  func hypergradient(
    logRates: Tensor, _ last: (Model) -> Tensor
  ) -> (value: Tensor, gradient: Tensor) {
    valueWithGradient(at: logRates) { last(trained($0.exp(), createGraph: true)) }
  }
}

/// γ as a fraction, because only a fraction can be multiplied by without losing a bit.
struct Momentum: Equatable, Sendable {
  let numerator, denominator: Int64

  var value: Float { Float(numerator) / Float(denominator) }
}
