//: # 12.2 · The slope along the rate
//: *Minutes:* 8
//:
//: A bowl so simple that the hypergradient can be found on paper: $L(\theta) = \tfrac12\sum_i \lambda_i\theta_i^2$, with the
//: curvatures $\lambda_i$. One step of plain descent at the rate α leads from θ to θ′. Return $\partial L(\theta')/\partial\alpha$:
//: by how much the loss *after* the step changes when α does.
//:
//: `rateSlope([2], curvatures: [3], rate: 0.5)` is 18: the step goes from 2 to −1, beyond the lowest point, and
//: a larger α would make it worse.
//:
//: ## Hint
//: The gradient of this bowl has the numbers $\lambda_i\theta_i$. Write down θ′, then the gradient *there*.
//:
//: ## Hint
//: When α grows by a little, θ′ moves by so much times minus the old gradient. What does the loss make of that move?
//:
//: ## Hint
//: For each i: the gradient at θ′ times the gradient at θ, that is $\lambda_i\theta'_i \cdot \lambda_i\theta_i$. Add them up, and do not
//: forget the sign.
//:
//: ## Why
//: The slope is 0 at $\alpha = \sum \lambda_i^2\theta_i^2 / \sum \lambda_i^3\theta_i^2$, the best rate for the *next* loss; in one dimension it
//: is 1/λ and arrives at once. It is mostly the steep directions that decide it. Along flat ones a far larger rate would
//: pay later on, and nobody who looks one step ahead will ever find that out: this is the short-horizon bias.

/// The slope of the loss after one step of descent in a bowl, along the rate of that step.
func rateSlope(_ theta: [Double], curvatures: [Double], rate: Double) -> Double {
  // BEGIN SOLUTION
  zip(theta, curvatures).reduce(0) { sum, pair in
    let (place, curvature) = pair
    let slope = curvature * place
    return sum - curvature * (place - rate * slope) * slope
  }
  // WRONG flipped: the sign is flipped: θ′ moves against the gradient when α grows
  //   zip(theta, curvatures).reduce(0) { sum, pair in
  //     let (place, curvature) = pair
  //     let slope = curvature * place
  //     return sum + curvature * (place - rate * slope) * slope
  //   }
  // WRONG at-start: this is −g·g, the old gradient twice: one of the two belongs to θ′
  //   zip(theta, curvatures).reduce(0) { sum, pair in
  //     let slope = pair.1 * pair.0
  //     return sum - slope * slope
  //   }
  // WRONG at-end: this is the new gradient twice: θ′ moves along the old one
  //   zip(theta, curvatures).reduce(0) { sum, pair in
  //     let (place, curvature) = pair
  //     let after = curvature * (place - rate * curvature * place)
  //     return sum - after * after
  //   }
  // WRONG no-curvature: this is θ′·g: the gradient at θ′ has a curvature, too
  //   zip(theta, curvatures).reduce(0) { sum, pair in
  //     let slope = pair.1 * pair.0
  //     return sum - (pair.0 - rate * slope) * slope
  //   }
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "a step that could be longer", input: "θ = (2, 1)  λ = (1, 3)  α = 0.1", expected: -9.9,
      mistakes: [
        "the sign is flipped: θ′ moves against the gradient when α grows": 9.9,
        "this is −g·g, the old gradient twice: one of the two belongs to θ′": -13,
        "this is the new gradient twice: θ′ moves along the old one": -7.65,
        "this is θ′·g: the gradient at θ′ has a curvature, too": -5.7,
      ]
    ) { rateSlope([2, 1], curvatures: [1, 3], rate: 0.1) },
    Check(
      "a step that went too far", input: "θ = 2  λ = 3  α = 0.5", expected: 18,
      mistakes: ["the sign is flipped: θ′ moves against the gradient when α grows": -18]
    ) { rateSlope([2], curvatures: [3], rate: 0.5) },
    Check("below zero", input: "θ = (−2, 0.5)  λ = (1, 4)  α = 0.2", expected: -4.0) {
      rateSlope([-2, 0.5], curvatures: [1, 4], rate: 0.2)
    },
    Check("a step that arrives", input: "θ = 4  λ = 2  α = 0.5", expected: 0) {
      rateSlope([4], curvatures: [2], rate: 0.5)
    },
  ]
#endif
