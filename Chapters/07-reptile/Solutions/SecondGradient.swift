//: # 7.3 · Look ahead without walking
//: *Minutes:* 8
//:
//: After a step of rate α along the first minibatch's gradient $\bar g_1$, which gradient will the second minibatch
//: have? To first order you can say it without going there:
//: $$g_2 \approx \bar g_2 - \alpha \bar H_2\, \bar g_1$$
//: $\bar g_1$, $\bar g_2$ and the Hessian $\bar H_2$ belong to the start. `hessian[i][j]` is the second derivative in the
//: directions i and j.
//:
//: $\bar g_2$ = (5, 5), $\bar H_2$ = [[2, 1], [1, 3]], $\bar g_1$ = (1, −1) and α = 0.1 give (4.9, 5.2).
//:
//: ## Hint
//: The Hessian says how a gradient changes when you move. Where did the step move you?
//:
//: ## Hint
//: A matrix times a vector: row i of the matrix, multiplied with the vector element by element and added up.
//:
//: ## Hint
//: `map` over the pairs of `zip(second, hessian)`: the gradient's number, less `rate` times the sum over
//: `zip` of that row and `first`.
//:
//: ## Why
//: Averaged over both orders of the two minibatches, $\bar H_2 \bar g_1$ is $\tfrac12\nabla\langle\bar g_1,\bar g_2\rangle$. So
//: whoever follows $g_2$ downhill raises the product of the two gradients: a step for one minibatch becomes a step for the
//: other. Nobody wrote that into the loss.

/// The second minibatch's gradient after a step along the first one's, seen from the start.
func secondGradient(
  _ second: [Double], hessian: [[Double]], first: [Double], rate: Double
) -> [Double] {
  // BEGIN SOLUTION
  zip(second, hessian).map { slope, row in
    slope - rate * zip(row, first).reduce(0) { $0 + $1.0 * $1.1 }
  }
  // WRONG plus: the sign is flipped: the step went against the first gradient
  //   zip(second, hessian).map { slope, row in
  //     slope + rate * zip(row, first).reduce(0) { $0 + $1.0 * $1.1 }
  //   }
  // WRONG own: this moved along the second gradient: the step went along the first
  //   zip(second, hessian).map { slope, row in
  //     slope - rate * zip(row, second).reduce(0) { $0 + $1.0 * $1.1 }
  //   }
  // WRONG forgets-rate: this step was as long as the gradient: the rate is missing
  //   zip(second, hessian).map { slope, row in
  //     slope - zip(row, first).reduce(0) { $0 + $1.0 * $1.1 }
  //   }
  // WRONG diagonal: only the diagonal was used: moving in one direction changes the slope in the others too
  //   second.indices.map { second[$0] - rate * hessian[$0][$0] * first[$0] }
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   slope - rate * zip(first, row).reduce(0) { $0 + $1.0 * $1.1 }
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "two directions", input: "ḡ₂ = (6, 2)  H̄₂ = [[4, 1], [1, 2]]  ḡ₁ = (2, −1)  α = 0.5",
      expected: [2.5, 2],
      mistakes: [
        "the sign is flipped: the step went against the first gradient": [9.5, 2],
        "this moved along the second gradient: the step went along the first": [-7, -3],
        "this step was as long as the gradient: the rate is missing": [-1, 2],
        "only the diagonal was used: moving in one direction changes the slope in the others too": [
          2, 3,
        ],
      ]
    ) { secondGradient([6, 2], hessian: [[4, 1], [1, 2]], first: [2, -1], rate: 0.5) },
    Check(
      "on a plane nothing changes", input: "ḡ₂ = (1, 2)  H̄₂ = 0  ḡ₁ = (3, 4)  α = 0.1",
      expected: [1, 2]
    ) { secondGradient([1, 2], hessian: [[0, 0], [0, 0]], first: [3, 4], rate: 0.1) },
    Check(
      "the example of the task",
      input: "ḡ₂ = (5, 5)  H̄₂ = [[2, 1], [1, 3]]  ḡ₁ = (1, −1)  α = 0.1", expected: [4.9, 5.2]
    ) { secondGradient([5, 5], hessian: [[2, 1], [1, 3]], first: [1, -1], rate: 0.1) },
    Check(
      "below zero", input: "ḡ₂ = (−1, −2)  H̄₂ = [[2, 1], [1, 3]]  ḡ₁ = (3, 1)  α = 0.1",
      expected: [-1.7, -2.6]
    ) { secondGradient([-1, -2], hessian: [[2, 1], [1, 3]], first: [3, 1], rate: 0.1) },
  ]
#endif
