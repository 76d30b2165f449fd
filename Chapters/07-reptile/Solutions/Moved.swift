//: # 7.1 · A little closer
//: *Minutes:* 3
//:
//: A visit to a task began at θ and ended at φ. Move the start a little towards the end: go the share ε (`rate`) of the
//: way. `theta` and `phi` are tensors of one shape.
//:
//: From `[1, 2]` towards `[3, -2]` with ε = 0.25 the answer is `[1.5, 1]`.
//:
//: ## Hint
//: With ε = 0 nothing moves. With ε = 1 you arrive at φ. And between?
//:
//: ## Hint
//: The way from θ to φ is φ − θ.
//:
//: ## Hint
//: Begin with `theta`, and add the way, times `rate`. Tensors add and multiply like numbers.
//:
//: ## Why
//: This is all that Reptile does with a visit. It never asks how φ was found: with five steps or fifty, with descent or
//: Adam. With the sign flipped the start runs away from every solution, and the loss explodes; that
//: mistake, at least, is loud.
import Engine

/// A start moved towards the place where a visit ended.
func moved(_ theta: Tensor, towards phi: Tensor, rate: Float) -> Tensor {
  // BEGIN SOLUTION
  theta + (phi - theta) * rate
  // WRONG away: the sign is flipped: the start runs away from where the visit ended
  //   theta + (theta - phi) * rate
  // WRONG arrives: this went the whole way to φ: go the share ε of it
  //   phi
  // WRONG only-step: this is ε(φ − θ), the step alone: add it to θ
  //   (phi - theta) * rate
  // WRONG from-the-end: this went from φ towards θ: begin at θ
  //   phi + (theta - phi) * rate
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "a quarter of the way", input: "θ = (1, 2)  φ = (3, −2)  ε = 0.25",
      expected: [1.5, 1] as [Float], within: 1e-5,
      mistakes: [
        "the sign is flipped: the start runs away from where the visit ended": [0.5, 3],
        "this went the whole way to φ: go the share ε of it": [3, -2],
        "this is ε(φ − θ), the step alone: add it to θ": [0.5, -1],
        "this went from φ towards θ: begin at θ": [2.5, -1],
      ]
    ) { moved(Tensor([1, 2]), towards: Tensor([3, -2]), rate: 0.25).scalars },
    Check("the whole way", input: "θ = (4, 0)  φ = (1, 1)  ε = 1", expected: [1, 1] as [Float]) {
      moved(Tensor([4, 0]), towards: Tensor([1, 1]), rate: 1).scalars
    },
    Check(
      "beyond zero", input: "θ = (−1, 4)  φ = (−3, −6)  ε = 0.5", expected: [-2, -1] as [Float]
    ) { moved(Tensor([-1, 4]), towards: Tensor([-3, -6]), rate: 0.5).scalars },
  ]
#endif
