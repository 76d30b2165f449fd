//: # 15.5 · A learner with a closed form
//: *Minutes:* 6
//:
//: Ridge regression looks for the weight that maps each $x_i$ to its $y_i$ and is not larger than it need be:
//: $$\min_w \sum_i (w x_i - y_i)^2 + \lambda w^2$$
//: Set the slope to zero and solve for $w$; no step of gradient descent is needed. $\lambda$ is greater than zero.
//:
//: `ridgeWeight([1, 2], [2, 4], lambda: 5)` is 1.
//:
//: ## Hint
//: The slope is $2\sum_i (w x_i - y_i)\, x_i + 2\lambda w$. At the minimum it is 0.
//:
//: ## Hint
//: Bring everything with $w$ to one side: $w\,(\sum_i x_i^2 + \lambda) = \sum_i x_i y_i$.
//:
//: ## Hint
//: Two sums over the examples; λ is added to one of them, before you divide.
//:
//: ## Why
//: With many numbers for each example the same lines hold with matrices: $W = X^\top (X X^\top + \lambda I)^{-1} Y$.
//: What must be inverted is as large as the *support*, five rows of five one-shot classes, however long the lists are
//: (Bertinetto and others 2019, equation 6). A whole inner training becomes one formula, and the outer gradient goes
//: through it.

/// The weight of ridge regression with one number for each example.
func ridgeWeight(_ x: [Double], _ y: [Double], lambda: Double) -> Double {
  // BEGIN SOLUTION
  let products = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  let squares = x.reduce(0) { $0 + $1 * $1 }
  return products / (squares + lambda)
  // WRONG no-lambda: this is plain least squares: λ is missing
  //   let products = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  //   let squares = x.reduce(0) { $0 + $1 * $1 }
  //   return products / squares
  // WRONG outside: λ belongs into the divisor, beside the sum of squares
  //   let products = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  //   let squares = x.reduce(0) { $0 + $1 * $1 }
  //   return products / squares + lambda
  // WRONG each: λ was added once for each example: it stands there once
  //   let products = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  //   let squares = x.reduce(0) { $0 + $1 * $1 + lambda }
  //   return products / squares
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   let products = zip(y, x).reduce(0) { $0 + $1.0 * $1.1 }
  // EQUAL: squares and λ are not below zero
  //   let squares = absolute(x.reduce(0) { $0 + $1 * $1 })
  //   let squares = positivePart(x.reduce(0) { $0 + $1 * $1 })
  //   return products / (absolute(squares + lambda))
  //   return products / (positivePart(squares + lambda))
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two examples", input: "x = [1, 2]  y = [2, 4]  λ = 5", expected: 1,
      mistakes: [
        "this is plain least squares: λ is missing": 2,
        "λ belongs into the divisor, beside the sum of squares": 7,
        "λ was added once for each example: it stands there once": 10.0 / 15,
      ]
    ) { ridgeWeight([1, 2], [2, 4], lambda: 5) },
    Check("one example", input: "x = [3]  y = [−6]  λ = 1", expected: -1.8) {
      ridgeWeight([3], [-6], lambda: 1)
    },
    Check("nothing to go by", input: "x = [0, 0]  y = [1, 2]  λ = 0.5", expected: 0) {
      ridgeWeight([0, 0], [1, 2], lambda: 0.5)
    },
  ]
#endif
