//: # 6.2 · What the outer loop lowers
//: *Minutes:* 10
//:
//: MAML's loss of one task: take **one** step of rate α down the support loss, on a copy; return the query loss of
//: where that leads, $L^{\text{query}}(\theta - \alpha \nabla L^{\text{support}}(\theta))$. Whoever
//: differentiates your result with respect to θ must get the exact slope, through the step and all.
//:
//: For one number θ = 3, support loss (θ − 1)², query loss ½ (θ − 5)² and α = 0.25 the step leads to 2, and the
//: loss there is 4.5.
//:
//: ## Hint
//: Which of the two losses teaches, and which one judges? At which of the two places is each taken?
//:
//: ## Hint
//: `gradient(at: start, …)` differentiates a loss with respect to the model's parameters. Then comes the step of 6.1,
//: and then the other loss.
//:
//: ## Hint
//: The gradient is itself to be differentiated later. The engine keeps it on the tape if you say
//: `createGraph: true` between the place and the loss.
//:
//: ## Why
//: Four lines, and they are all of MAML; the rest is an optimizer around them. Without `createGraph` the value is
//: the same to the last bit, and the code runs and learns: only its slope is another. That is first-order MAML, and in
//: several public implementations it goes by the name of MAML.
import Engine
import Learning

/// The query loss after one step down the support loss; it can be differentiated through the step.
func lossAfterLearning<Model: Module>(
  _ start: Model, rate: Float, support: (Model) -> Tensor, query: (Model) -> Tensor
) -> Tensor {
  // BEGIN SOLUTION
  let slope = gradient(at: start, createGraph: true, support)
  var fast = start
  fast.parameters = zip(start.parameters, slope).map { $0 - rate * $1 }
  return query(fast)
  // WRONG first-order: this is the first-order slope: the gradient inside was not kept on the tape
  //   let slope = gradient(at: start, support)
  //   var fast = start
  //   fast.parameters = zip(start.parameters, slope).map { $0 - rate * $1 }
  //   return query(fast)
  // WRONG before: this is the query loss of the start, before it has learned
  //   return query(start)
  // WRONG cheats: this one learned from the query: the step goes down the support loss
  //   let slope = gradient(at: start, createGraph: true, query)
  //   var fast = start
  //   fast.parameters = zip(start.parameters, slope).map { $0 - rate * $1 }
  //   return query(fast)
  // WRONG judges-support: this is the support loss after the step: the query judges
  //   let slope = gradient(at: start, createGraph: true, support)
  //   var fast = start
  //   fast.parameters = zip(start.parameters, slope).map { $0 - rate * $1 }
  //   return support(fast)
  // END SOLUTION
}

#if CHECKS
  struct Place: Module {
    var theta = Tensor(3)
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
  }

  func loss(_ start: Place) -> Tensor {
    lossAfterLearning(start, rate: 0.25) {
      ($0.theta - 1).squared()
    } query: {
      ($0.theta - 5).squared() * 0.5
    }
  }

  public let checks = [
    Check(
      "the loss after the step",
      input: "θ = 3  support loss (θ − 1)²  query loss ½ (θ − 5)²  α = 0.25",
      expected: 4.5 as Float, within: 1e-5,
      mistakes: [
        "this is the query loss of the start, before it has learned": 2,
        "this one learned from the query: the step goes down the support loss": 1.125,
        "this is the support loss after the step: the query judges": 1,
      ]
    ) { loss(Place()).item },
    Check(
      "its slope at the start", input: "the same, differentiated with respect to θ",
      expected: -1.5 as Float, within: 1e-5,
      mistakes: [
        "this is the first-order slope: the gradient inside was not kept on the tape": -3
      ]
    ) { gradient(at: Place(), loss)[0].item },
    Check(
      "beyond zero", input: "θ = 3  support loss (θ + 5)²  query loss 1.5 θ  α = 0.25",
      expected: -1.5 as Float, within: 1e-5
    ) {
      lossAfterLearning(Place(), rate: 0.25) {
        ($0.theta + 5).squared()
      } query: {
        $0.theta * 1.5
      }.item
    },
    Check(
      "to the right", input: "θ = 3  support loss (θ − 9)²  query loss 1.5 θ  α = 0.25",
      expected: 9 as Float, within: 1e-5
    ) {
      lossAfterLearning(Place(), rate: 0.25) {
        ($0.theta - 9).squared()
      } query: {
        $0.theta * 1.5
      }.item
    },
  ]
#endif
