//: # 1.2 · The best learning rate for a bowl
//: *Minutes:* 8
//:
//: Along a direction of curvature $\lambda$ a step multiplies the distance by $1-\alpha\lambda$. A bowl has
//: many curvatures, and one α for all of them. Return the α with which the *slowest* direction shrinks as
//: fast as possible. The curvatures are positive, in no particular order.
//:
//: `bestRate(curvatures: [1, 10])` is `2 / 11`, about 0.1818.
//:
//: ## Hint
//: Draw $|1-\alpha\lambda|$ over α for λ = 1 and for λ = 10. At each α the higher of the two curves counts.
//: Where is it lowest?
//:
//: ## Hint
//: There the flattest direction creeps, $1-\alpha\lambda_{\min}$, exactly as fast as the steepest one jumps
//: over, $\alpha\lambda_{\max}-1$. All other directions are faster.
//:
//: ## Hint
//: Set the two equal and solve for α. You need the smallest and the largest curvature: `curvatures.min()!`.
//:
//: ## Why
//: With this α the distance shrinks by $(\kappa-1)/(\kappa+1)$ per step: at κ = 10 by 0.82, at κ = 1000 by
//: 0.998. No single rate does better, which is why people scale their inputs, use momentum, or give every
//: weight a rate of its own (Adam here, Meta-SGD in chapter 6).

/// The learning rate with which the slowest direction of a bowl shrinks fastest.
func bestRate(curvatures: [Double]) -> Double {
  // BEGIN SOLUTION
  let (low, high) = (curvatures.min()!, curvatures.max()!)
  return 2 / (low + high)
  // WRONG limit: this is 2/λmax, the rate at which the steepest direction stops shrinking
  //   return 2 / curvatures.max()!
  // WRONG steepest-only: this is 1/λmax: perfect for the steepest direction, too slow for the flattest
  //   return 1 / curvatures.max()!
  // WRONG mean: this is 1/mean(λ): only the smallest and the largest curvature matter
  //   return Double(curvatures.count) / curvatures.reduce(0, +)
  // WRONG first-and-last: the curvatures come in no particular order: look for the smallest and the largest
  //   return 2 / (curvatures.first! + curvatures.last!)
  // WRONG half: this is 1/(λmin + λmax): with it the flattest direction is slower than need be
  //   return 1 / (curvatures.min()! + curvatures.max()!)
  // EQUAL: curvatures are positive, and a sum does not ask which of its terms comes first
  //   let (high, low) = (curvatures.min()!, curvatures.max()!)
  //   let (low, high) = (curvatures.max()!, curvatures.min()!)
  //   return absolute(2 / (low + high))
  //   return positivePart(2 / (low + high))
  //   return 2 / (absolute(low + high))
  //   return 2 / (positivePart(low + high))
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two directions", input: "curvatures = [1, 10]", expected: 2.0 / 11,
      mistakes: [
        "this is 2/λmax, the rate at which the steepest direction stops shrinking": 0.2,
        "this is 1/λmax: perfect for the steepest direction, too slow for the flattest": 0.1,
        "this is 1/(λmin + λmax): with it the flattest direction is slower than need be": 1.0 / 11,
      ]
    ) { bestRate(curvatures: [1, 10]) },
    Check(
      "directions between the two do not matter", input: "curvatures = [4, 100, 1, 9]",
      expected: 2.0 / 101,
      mistakes: [
        "this is 1/mean(λ): only the smallest and the largest curvature matter": 4.0 / 114,
        "the curvatures come in no particular order: look for the smallest and the largest": 2.0
          / 13,
      ]
    ) { bestRate(curvatures: [4, 100, 1, 9]) },
    Check("one direction arrives in one step", input: "curvatures = [4]", expected: 0.25) {
      bestRate(curvatures: [4])
    },
    Check(
      "the extremes in the middle", input: "curvatures = [3, 8, 0.5, 2]", expected: 2 / 8.5
    ) { bestRate(curvatures: [3, 8, 0.5, 2]) },
  ]
#endif
