//: # 6.1 · One step, on a copy
//: *Minutes:* 5
//:
//: The inner step of MAML: $\phi = \theta - \alpha\, g$. `model` is θ, a struct that is a `Module`; `gradient`
//: holds one tensor for each of `model.parameters`, in the same order. Return the model that has taken the step.
//: The one that came in stays as it is.
//:
//: Parameters 1 and 2 with the gradient 10 and −10 and the rate 0.1 become 0 and 3.
//:
//: ## Hint
//: Structs are values: a new variable with the model in it is a copy, and you may change it.
//:
//: ## Hint
//: `fast.parameters` can be read and set as an array of tensors. `zip` brings each tensor together with its
//: gradient.
//:
//: ## Hint
//: Set `fast.parameters` to a `map` over that `zip`: the first of the pair, less `rate` times the second. Stay with
//: tensors: `.scalars` would be plain numbers.
//:
//: ## Why
//: Tensors remember what they were computed from, numbers do not. So φ still knows that it came from θ, twice: as
//: the place where the step began, and through the gradient that was taken there. The outer loop goes back along
//: both ways. The copy itself costs nothing until something changes.
import Engine
import Learning

/// The model after one step of descent; the model that comes in stays as it is.
func innerStep<Model: Module>(_ model: Model, gradient: [Tensor], rate: Float) -> Model {
  // BEGIN SOLUTION
  var fast = model
  fast.parameters = zip(model.parameters, gradient).map { $0 - rate * $1 }
  return fast
  // WRONG uphill: this is θ + αg: the sign is flipped
  //   var fast = model
  //   fast.parameters = zip(model.parameters, gradient).map { $0 + rate * $1 }
  //   return fast
  // WRONG forgets-rate: this is θ − g: the rate is missing
  //   var fast = model
  //   fast.parameters = zip(model.parameters, gradient).map { $0 - $1 }
  //   return fast
  // WRONG stays: this is θ itself: change the copy, and return the copy
  //   return model
  // WRONG numbers: plain numbers remember nothing: no gradient finds its way through this step
  //   var fast = model
  //   fast.parameters = zip(model.parameters, gradient).map { theta, slope in
  //     Tensor(zip(theta.scalars, slope.scalars).map { $0 - rate * $1 }, shape: theta.shape)
  //   }
  //   return fast
  // END SOLUTION
}

#if CHECKS
  struct Line: Module {
    var weight = Tensor(1)
    var bias = Tensor([2, 4])
    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      visit(&weight)
      visit(&bias)
    }
    var numbers: [Float] { parameters.flatMap(\.scalars) }
  }

  let slope = [Tensor(10), Tensor([-10, 2])]

  /// Support loss (w − 3)², query loss ½ (w + 1)²: the slope of the query loss after the step, at the start.
  func slopeThroughTheStep() -> Float {
    gradient(at: Line()) { start in
      let slope = gradient(at: start, createGraph: true) { ($0.weight - 3).squared() }
      let fast = innerStep(start, gradient: slope, rate: 0.25)
      return (fast.weight + 1).squared() * 0.5
    }[0].item
  }

  public let checks = [
    Check(
      "steps against the gradient", input: "θ = 1, (2, 4)  g = 10, (−10, 2)  α = 0.1",
      expected: [0, 3, 3.8] as [Float], within: 1e-5,
      mistakes: [
        "this is θ + αg: the sign is flipped": [2, 1, 4.2],
        "this is θ − g: the rate is missing": [-9, 12, 2],
        "this is θ itself: change the copy, and return the copy": [1, 2, 4],
      ]
    ) { innerStep(Line(), gradient: slope, rate: 0.1).numbers },
    Check("the start stays", input: "the same; θ afterwards", expected: [1, 2, 4] as [Float]) {
      let start = Line()
      _ = innerStep(start, gradient: slope, rate: 0.1)
      return start.numbers
    },
    Check(
      "a gradient passes through the step",
      input: "support loss (w − 3)²  query loss ½ (w + 1)²  w = 1  α = 0.25: slope at the start",
      expected: 1.5 as Float, within: 1e-5,
      mistakes: [
        "plain numbers remember nothing: no gradient finds its way through this step": 0
      ]
    ) { slopeThroughTheStep() },
    Check(
      "a longer step", input: "the same, α = 0.3", expected: [-2, 5, 3.4] as [Float], within: 1e-5
    ) { innerStep(Line(), gradient: slope, rate: 0.3).numbers },
  ]
#endif
