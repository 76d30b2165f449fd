import Engine
import Learning

/// How far the meta-gradient looks: at where the inner loop ended, or also at how it got there.
enum Order: Int, Sendable { case first = 1, second = 2 }

/// Where a task ends up after its own steps: φ ← φ − α ∇L(φ), starting at φ = θ.
///
/// With `.second` the steps are on the tape, so that whatever is computed from φ can be differentiated
/// with respect to θ (Finn et al. 2017, equation 1). With `.first` every inner gradient counts as a
/// constant. The model that comes in stays as it is.
func adapted<Model: Module>(
  _ model: Model, rate: Float, steps: Int, order: Order, to loss: (Model) -> Tensor
) -> Model {
  var fast = model
  for _ in 0..<steps {
    let gradient = gradient(at: fast, createGraph: order == .second, loss)
    fast = fast.stepped(along: gradient, rate: rate)
  }
  return fast
}
