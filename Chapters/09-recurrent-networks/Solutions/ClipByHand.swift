//: # 9.3 · Cut to length
//: *Minutes:* 5
//:
//: A gradient that is longer than `norm` is shortened to this length, and keeps its direction. One that is not longer stays as it
//: is. Its length is $|g| = \sqrt{\sum_i g_i^2}$.
//:
//: `clipByHand([6, 8], norm: 5)` is `[3, 4]`: its length was 10.
//:
//: ## Hint
//: How long is the gradient? And by which *one* factor must all its numbers be multiplied, so that it is `norm` long?
//:
//: ## Hint
//: The factor is `norm` divided by the length. When is this more than 1, and what should happen then?
//:
//: ## Hint
//: Add up the squares, take `.squareRoot()`. If that is at most `norm`, return the gradient; otherwise `map`
//: each number times the factor.
//:
//: ## Why
//: At a cliff the direction of the gradient is still right, only its length says nothing about how far one may go. One factor for
//: all numbers, those of all tensors together, keeps the direction. It cannot lengthen what has vanished.

/// The gradient, shortened if it is longer than `norm`.
func clipByHand(_ gradient: [Double], norm: Double) -> [Double] {
  // BEGIN SOLUTION
  let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
  return length > norm ? gradient.map { $0 * norm / length } : gradient
  // WRONG each: each number was clipped by itself: that turns the gradient
  //   gradient.map { min(max($0, -norm), norm) }
  // WRONG always: a short gradient was lengthened: only long ones are changed
  //   let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
  //   return gradient.map { $0 * norm / length }
  // WRONG unit: this has length 1: multiply by the norm
  //   let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
  //   return length > norm ? gradient.map { $0 / length } : gradient
  // WRONG squared: this is divided by the squared length: a root is missing
  //   let length = gradient.reduce(0) { $0 + $1 * $1 }
  //   return length > norm ? gradient.map { $0 * norm / length } : gradient
  // EQUAL: a gradient as long as the norm is multiplied by 1
  //   return length >= norm ? gradient.map { $0 * norm / length } : gradient
  // EQUAL: a length has no sign
  //   let length = absolute(gradient.reduce(0) { $0 + $1 * $1 }.squareRoot())
  //   let length = positivePart(gradient.reduce(0) { $0 + $1 * $1 }.squareRoot())
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "ten times too long", input: "g = (−30, 40)  norm = 5", expected: [-3, 4], within: 1e-6,
      mistakes: [
        "each number was clipped by itself: that turns the gradient": [-5, 5],
        "this has length 1: multiply by the norm": [-0.6, 0.8],
        "this is divided by the squared length: a root is missing": [-0.06, 0.08],
      ]
    ) { clipByHand([-30, 40], norm: 5) },
    Check(
      "short enough", input: "g = (0, 0.3, −0.4)  norm = 1", expected: [0, 0.3, -0.4],
      mistakes: [
        "a short gradient was lengthened: only long ones are changed": [0, 0.6, -0.8]
      ]
    ) { clipByHand([0, 0.3, -0.4], norm: 1) },
    Check("nothing to shorten", input: "g = (0, 0)  norm = 1", expected: [0, 0]) {
      clipByHand([0, 0], norm: 1)
    },
    Check("the example of the task", input: "g = (6, 8)  norm = 5", expected: [3, 4], within: 1e-6)
    {
      clipByHand([6, 8], norm: 5)
    },
    Check(
      "longer than 1, shorter than the norm", input: "g = (2, −1)  norm = 5", expected: [2, -1]
    ) {
      clipByHand([2, -1], norm: 5)
    },
  ]
#endif
