//: # 7.4 · Two parts of one move
//: *Minutes:* 10
//:
//: In k steps gradient number i has felt every step before it. To first order in α, and on average over the order of the
//: minibatches, $g_i \approx \bar g - (i - 1)\,\alpha\, a$ for i = 1 … k: $\bar g$ is the mean gradient, and
//: $a = \tfrac12\nabla\langle\bar g_1,\bar g_2\rangle$ is where agreement grows. Reptile follows
//: $g_1 + \dots + g_k$. Return how often $\bar g$ is in this sum, and how often $a$.
//:
//: `mixture(steps: 2, rate: 0.1)` is `[2, -0.1]`.
//:
//: ## Hint
//: Write the k gradients one below the other, and add up the two columns.
//:
//: ## Hint
//: The first column is easy. The second one is 0 + 1 + … + (k − 1), times −α.
//:
//: ## Hint
//: 0 + 1 + … + (k − 1) is half of k times k − 1. Or let a loop add it up.
//:
//: ## Why
//: First-order MAML takes the last gradient alone: 1 and −(k − 1)α. MAML has 1 and −2(k − 1)α. With k = 1
//: Reptile has no second part: joint training. So the wish for agreement grows with the square of the number of steps, and that
//: for a low mean loss only with the number.

/// How often the mean gradient and the direction of growing agreement are in the sum of the inner gradients.
func mixture(steps: Int, rate: Double) -> [Double] {
  // BEGIN SOLUTION
  [Double(steps), -rate * Double(steps * (steps - 1)) / 2]
  // WRONG last: this is first-order MAML, the last gradient alone: Reptile adds all of them
  //   [1, -rate * Double(steps - 1)]
  // WRONG exact: this is MAML: Reptile adds the inner gradients, and differentiates no step
  //   [1, -2 * rate * Double(steps - 1)]
  // WRONG no-half: each pair of steps was counted twice
  //   [Double(steps), -rate * Double(steps * (steps - 1))]
  // WRONG fence: the first gradient has felt no step before it
  //   [Double(steps), -rate * Double(steps * (steps + 1)) / 2]
  // WRONG plus: the sign is flipped: each step before takes α·a away
  //   [Double(steps), rate * Double(steps * (steps - 1)) / 2]
  // WRONG whole-half: whole numbers were divided, and the half of an odd k − 1 lost its rest
  //   [Double(steps), -rate * Double((steps - 1) / 2 * steps)]
  // WRONG linear: this is −α(k − 1), what the last gradient alone has felt: add up all steps
  //   [Double(steps), -rate * Double(steps - 1)]
  // EQUAL: there is at least one step
  //   [Double(steps), -rate * Double(steps * (absolute(steps - 1))) / 2]
  //   [Double(steps), -rate * Double(steps * (positivePart(steps - 1))) / 2]
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "five steps", input: "k = 5  α = 0.1", expected: [5, -1],
      mistakes: [
        "this is first-order MAML, the last gradient alone: Reptile adds all of them": [1, -0.4],
        "this is MAML: Reptile adds the inner gradients, and differentiates no step": [1, -0.8],
        "each pair of steps was counted twice": [5, -2],
        "this is −α(k − 1), what the last gradient alone has felt: add up all steps": [5, -0.4],
        "the first gradient has felt no step before it": [5, -1.5],
        "the sign is flipped: each step before takes α·a away": [5, 1],
      ]
    ) { mixture(steps: 5, rate: 0.1) },
    Check("one step is joint training", input: "k = 1  α = 0.3", expected: [1, 0]) {
      mixture(steps: 1, rate: 0.3)
    },
    Check(
      "the example of the task", input: "k = 2  α = 0.1", expected: [2, -0.1],
      mistakes: [
        "whole numbers were divided, and the half of an odd k − 1 lost its rest": [2, 0]
      ]
    ) { mixture(steps: 2, rate: 0.1) },
    Check("four steps", input: "k = 4  α = 0.5", expected: [4, -3]) {
      mixture(steps: 4, rate: 0.5)
    },
  ]
#endif
