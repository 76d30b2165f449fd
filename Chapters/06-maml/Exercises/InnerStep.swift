//: # 6.1 · One step, on a copy
//:
//: The inner step of MAML: $\phi = \theta - \alpha\, g$. `model` is θ, a struct that is a `Module`; `gradient`
//: holds one tensor for each of `model.parameters`, in the same order. Return the model that has taken the step.
//: The one that came in stays as it is.
//:
//: Parameters 1 and 2 with the gradient 10 and −10 and the rate 0.1 become 0 and 3.
//:
//: Check it: `./kit check 6.1`. Stuck? `./kit hint 6.1`.
import Checks
import Engine
import Learning

/// The model after one step of descent; the model that comes in stays as it is.
func innerStep<Model: Module>(_ model: Model, gradient: [Tensor], rate: Float) -> Model {
  // TODO(6.1): your lines go here, instead of the next one.
  todo("6.1")
}
