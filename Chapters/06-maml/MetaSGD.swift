import Engine
import Learning

/// MAML's inner loop with a learned rate for every single weight: φ ← φ − α ∘ ∇L(φ), the α themselves among
/// what is learned (Meta-SGD, Li et al. 2017, equation 3). `rates` are shaped like the parameters.
func adapted<Model: Module>(
  _ model: Model, rates: [Tensor], steps: Int, order: Order, to loss: (Model) -> Tensor
) -> Model {
  var fast = model
  for _ in 0..<steps {
    let gradient = gradient(at: fast, createGraph: order == .second, loss)
    fast = fast.stepped(along: gradient, rates: rates)
  }
  return fast
}
