//: # 6.2 · What the outer loop lowers
//:
//: MAML's loss of one task: take **one** step of rate α down the support loss, on a copy; return the query loss of
//: where that leads, $L^{\text{query}}(\theta - \alpha \nabla L^{\text{support}}(\theta))$. Whoever
//: differentiates your result with respect to θ must get the exact slope, through the step and all.
//:
//: For one number θ = 3, support loss (θ − 1)², query loss ½ (θ − 5)² and α = 0.25 the step leads to 2, and the
//: loss there is 4.5.
//:
//: Check it: `./kit check 6.2`. Stuck? `./kit hint 6.2`.
import Checks
import Engine
import Learning

/// The query loss after one step down the support loss; it can be differentiated through the step.
func lossAfterLearning<Model: Module>(
  _ start: Model, rate: Float, support: (Model) -> Tensor, query: (Model) -> Tensor
) -> Tensor {
  // TODO(6.2): your lines go here, instead of the next one.
  todo("6.2")
}
