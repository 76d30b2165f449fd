//: # 6.5 · Broken code: right for one step, wrong for two
//: *Minutes:* 8
//:
//: The inner loop with several steps, as somebody wrote it to save memory. Its steps are right, and with one step its
//: slope is right too. With two steps it is not: whoever differentiates the result gets something between first and
//: second order. Losses fall all the same, so nobody noticed. Mend it.
//:
//: For one number θ = 3, support loss (θ − 1)², α = 0.25 and two steps the result is 1.5, and
//: its slope with respect to θ is 0.25: every step halves the distance to 1.
//:
//: ## Hint
//: Each step multiplies a small change of the start by the same factor. How often does this one multiply?
//:
//: ## Hint
//: For which steps is the gradient kept on the tape? What does the outer gradient take the others for?
//:
//: ## Hint
//: `createGraph` must not depend on the number of the step: every inner gradient is to be differentiated.
//:
//: ## Why
//: A missing part of a gradient makes no noise: the run is a little worse, and you blame the rate. Only a difference
//: quotient hears it: move the start, adapt anew, look. The tests of this course compare meta-gradients of two steps and
//: more with finite differences, because with one step such a mistake is invisible.
import Engine
import Learning

/// The model after several steps down a loss; it can be differentiated through all of them.
func severalSteps<Model: Module>(
  _ model: Model, rate: Float, steps: Int, to loss: (Model) -> Tensor
) -> Model {
  // BEGIN SOLUTION
  var fast = model
  for _ in 0..<steps {
    let slope = gradient(at: fast, createGraph: true, loss)
    fast.parameters = zip(fast.parameters, slope).map { $0 - rate * $1 }
  }
  return fast
  // BROKEN last-only: only one of the two steps was differentiated: the other counts as a constant shift
  //   var fast = model
  //   for step in 0..<steps {
  //     let slope = gradient(at: fast, createGraph: step == steps - 1, loss)
  //     fast.parameters = zip(fast.parameters, slope).map { $0 - rate * $1 }
  //   }
  //   return fast
  // WRONG first-order: no step was differentiated: this is first-order MAML
  //   var fast = model
  //   for _ in 0..<steps {
  //     let slope = gradient(at: fast, loss)
  //     fast.parameters = zip(fast.parameters, slope).map { $0 - rate * $1 }
  //   }
  //   return fast
  // WRONG same-slope: every step used the gradient at the start: take it where the model is by now
  //   var fast = model
  //   for _ in 0..<steps {
  //     let slope = gradient(at: model, createGraph: true, loss)
  //     fast.parameters = zip(fast.parameters, slope).map { $0 - rate * $1 }
  //   }
  //   return fast
  // END SOLUTION
}

#if CHECKS
  struct Place: Module {
    var theta = Tensor(3)
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&theta) }
  }

  func after(_ steps: Int, _ start: Place) -> Tensor {
    severalSteps(start, rate: 0.25, steps: steps) { ($0.theta - 1).squared() }.theta
  }

  public let checks = [
    Check(
      "where two steps lead", input: "θ = 3  support loss (θ − 1)²  α = 0.25",
      expected: 1.5 as Float, within: 1e-5,
      mistakes: [
        "every step used the gradient at the start: take it where the model is by now": 1
      ]
    ) { after(2, Place()).item },
    Check(
      "the slope of the result, one step", input: "the same, one step", expected: 0.5 as Float,
      within: 1e-5,
      mistakes: ["no step was differentiated: this is first-order MAML": 1]
    ) { gradient(at: Place()) { after(1, $0) }[0].item },
    Check(
      "the slope of the result, two steps", input: "the same, two steps", expected: 0.25 as Float,
      within: 1e-5,
      mistakes: [
        "only one of the two steps was differentiated: the other counts as a constant shift": 0.5
      ]
    ) { gradient(at: Place()) { after(2, $0) }[0].item },
    Check(
      "beyond zero, three steps", input: "θ = 3  loss (θ + 5)²  α = 0.25: place and slope",
      expected: [-4, 0.125] as [Float], within: 1e-5
    ) {
      func place(_ start: Place) -> Tensor {
        severalSteps(start, rate: 0.25, steps: 3) { ($0.theta + 5).squared() }.theta
      }
      return [place(Place()).item, gradient(at: Place(), place)[0].item]
    },
    Check(
      "to the right, two steps", input: "θ = 3  loss (θ − 9)²  α = 0.25: place and slope",
      expected: [7.5, 0.25] as [Float], within: 1e-5
    ) {
      func place(_ start: Place) -> Tensor {
        severalSteps(start, rate: 0.25, steps: 2) { ($0.theta - 9).squared() }.theta
      }
      return [place(Place()).item, gradient(at: Place(), place)[0].item]
    },
  ]
#endif
