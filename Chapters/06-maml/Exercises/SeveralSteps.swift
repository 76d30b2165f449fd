//: # 6.5 · Broken code: right for one step, wrong for two
//:
//: The inner loop with several steps, as somebody wrote it to save memory. Its steps are right, and with one step its
//: slope is right too. With two steps it is not: whoever differentiates the result gets something between first and
//: second order. Losses fall all the same, so nobody noticed. Mend it.
//:
//: For one number θ = 3, support loss (θ − 1)², α = 0.25 and two steps the result is 1.5, and
//: its slope with respect to θ is 0.25: every step halves the distance to 1.
//:
//: Check it: `./kit check 6.5`. Stuck? `./kit hint 6.5`.
import Checks
import Engine
import Learning

/// The model after several steps down a loss; it can be differentiated through all of them.
func severalSteps<Model: Module>(
  _ model: Model, rate: Float, steps: Int, to loss: (Model) -> Tensor
) -> Model {
  var fast = model
  for step in 0..<steps {
    let slope = gradient(at: fast, createGraph: step == steps - 1, loss)
    fast.parameters = zip(fast.parameters, slope).map { $0 - rate * $1 }
  }
  return fast
}
