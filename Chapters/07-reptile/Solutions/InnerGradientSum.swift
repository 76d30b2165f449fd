//: # 7.2 · The sum of what was met on the way
//: *Minutes:* 8
//:
//: Reptile's move, seen from the other side. A visit takes one step of rate α for each minibatch, and
//: `slopes[i]` gives the gradient of minibatch i at any place. Return the **sum of the gradients that
//: the steps met**, each at the place reached by then. Here a model is one number.
//:
//: From 3, with the rate 0.25 and the slopes `{ 2 * ($0 - 1) }` and `{ $0 - 5 }`: the first gradient is 4 and leads to
//: 2; there the second one is −3. The answer is 1.
//:
//: ## Hint
//: Walk, and write down each gradient as you go.
//:
//: ## Hint
//: Two variables change in the loop: the place, and the sum. Which of them needs the rate?
//:
//: ## Hint
//: In the loop: take the slope at the place where you are *now*; add it to the sum; take `rate` times it away from
//: the place.
//:
//: ## Why
//: The whole way is $\varphi - \theta = -\alpha(g_1 + \dots + g_k)$. So Reptile is descent along this sum, and any
//: optimizer can do the outer step. The first term alone is joint training, the last alone first-order MAML:
//: all three walk, and differ in what they write down.

/// The sum of the gradients that a visit's steps meet, one step for each minibatch.
func innerGradientSum(
  from theta: Double, rate: Double, slopes: [(Double) -> Double]
) -> Double {
  // BEGIN SOLUTION
  var (fast, sum) = (theta, 0.0)
  for slope in slopes {
    let gradient = slope(fast)
    sum += gradient
    fast -= rate * gradient
  }
  return sum
  // WRONG stands-still: all gradients were taken at the start: that is joint training; walk on
  //   slopes.reduce(0.0) { $0 + $1(theta) }
  // WRONG last-only: this is the last gradient alone: that is first-order MAML; add them all
  //   var (fast, last) = (theta, 0.0)
  //   for slope in slopes {
  //     last = slope(fast)
  //     fast -= rate * last
  //   }
  //   return last
  // WRONG way: this is the way φ − θ itself, −α times the sum
  //   var fast = theta
  //   for slope in slopes { fast -= rate * slope(fast) }
  //   return fast - theta
  // WRONG step-first: each gradient was written down after the step: it counts where the step began
  //   var (fast, sum) = (theta, 0.0)
  //   for slope in slopes {
  //     fast -= rate * slope(fast)
  //     sum += slope(fast)
  //   }
  //   return sum
  // WRONG rate-twice: each gradient was multiplied by the rate before it was added: only the way needs the rate
  //   var (fast, sum) = (theta, 0.0)
  //   for slope in slopes {
  //     let step = rate * slope(fast)
  //     sum += step
  //     fast -= step
  //   }
  //   return sum
  // END SOLUTION
}

#if CHECKS
  let slopes: [(Double) -> Double] = [{ $0 - 8 }, { 2 * $0 }, { $0 + 1 }]

  public let checks = [
    Check(
      "three minibatches", input: "θ = 4  α = 0.25  slopes θ − 8, 2θ, θ + 1", expected: 9.5,
      mistakes: [
        "all gradients were taken at the start: that is joint training; walk on": 9,
        "this is the last gradient alone: that is first-order MAML; add them all": 3.5,
        "this is the way φ − θ itself, −α times the sum": -2.375,
        "each gradient was multiplied by the rate before it was added: only the way needs the rate":
          2.375,
        "each gradient was written down after the step: it counts where the step began": 4.625,
      ]
    ) { innerGradientSum(from: 4, rate: 0.25, slopes: slopes) },
    Check(
      "one minibatch: its gradient at the start", input: "θ = 4  α = 0.25  slope θ − 8",
      expected: -4
    ) { innerGradientSum(from: 4, rate: 0.25, slopes: [slopes[0]]) },
    Check(
      "the example of the task", input: "θ = 3  α = 0.25  slopes 2(θ − 1), θ − 5", expected: 1
    ) { innerGradientSum(from: 3, rate: 0.25, slopes: [{ 2 * ($0 - 1) }, { $0 - 5 }]) },
  ]
#endif
