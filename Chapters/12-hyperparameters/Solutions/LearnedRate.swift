//: # 12.1 · A rate that learns
//: *Minutes:* 4
//:
//: Before each step the rate α is moved by what the last one taught. `slope` is the gradient at the place where we
//: stand now; `lastStep` is the direction $u$ of the step that led here, $\theta_t = \theta_{t-1} - \alpha u_t$, and is
//: empty before the first step. The slope of the loss along α is *minus* their inner product, and α goes **down**
//: that slope, at the rate β, `hyperRate`. Return the new α.
//:
//: With α = 0.1, β = 0.01, `slope` (2, 1) and `lastStep` (1, 3) it is 0.15.
//:
//: ## Hint
//: Both point the same way: could the last step have been longer, or should it have been shorter?
//:
//: ## Hint
//: Down a slope means minus the slope, and the slope has a minus of its own. What remains of the two?
//:
//: ## Hint
//: `zip` the lists, multiply each pair and `reduce(0)`; an empty list then gives 0 by itself. β times that comes
//: on top of the old rate.
//:
//: ## Why
//: One inner product of two gradients that are there anyway: no second derivative, no second run. The price is that it
//: looks one step ahead and no further. β needs a value as well, but over a factor of a thousand it matters
//: little, as this chapter measures.

/// The learning rate for the next step, after a look at what the last one did to the loss.
func learnedRate(
  _ rate: Double, hyperRate: Double, slope: [Double], lastStep: [Double]
) -> Double {
  // BEGIN SOLUTION
  rate + hyperRate * zip(slope, lastStep).reduce(0) { $0 + $1.0 * $1.1 }
  // WRONG flipped: the sign is flipped: where both agree, the rate must grow
  //   rate - hyperRate * zip(slope, lastStep).reduce(0) { $0 + $1.0 * $1.1 }
  // WRONG forgets-beta: β is missing: the inner product itself was added
  //   rate + zip(slope, lastStep).reduce(0) { $0 + $1.0 * $1.1 }
  // WRONG replaces: this is only the change: add it to the old rate
  //   hyperRate * zip(slope, lastStep).reduce(0) { $0 + $1.0 * $1.1 }
  // WRONG itself: this is the new gradient times itself: the last step does not appear
  //   rate + hyperRate * slope.reduce(0) { $0 + $1 * $1 }
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   rate + hyperRate * zip(lastStep, slope).reduce(0) { $0 + $1.0 * $1.1 }
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "both point the same way", input: "α = 0.2  β = 0.01  slope = (3, 1)  last step = (2, −1)",
      expected: 0.25,
      mistakes: [
        "the sign is flipped: where both agree, the rate must grow": 0.15,
        "β is missing: the inner product itself was added": 5.2,
        "this is only the change: add it to the old rate": 0.05,
        "this is the new gradient times itself: the last step does not appear": 0.3,
      ]
    ) { learnedRate(0.2, hyperRate: 0.01, slope: [3, 1], lastStep: [2, -1]) },
    Check(
      "the step went too far", input: "α = 0.2  β = 0.01  slope = (1, −2)  last step = (1, 3)",
      expected: 0.15,
      mistakes: [
        "the sign is flipped: where both agree, the rate must grow": 0.25
      ]
    ) { learnedRate(0.2, hyperRate: 0.01, slope: [1, -2], lastStep: [1, 3]) },
    Check(
      "nothing learned before the first step", input: "α = 0.2  β = 0.01  slope = (3, 1)  no step",
      expected: 0.2
    ) { learnedRate(0.2, hyperRate: 0.01, slope: [3, 1], lastStep: []) },
    Check(
      "the example of the task", input: "α = 0.1  β = 0.01  slope = (2, 1)  last step = (1, 3)",
      expected: 0.15
    ) { learnedRate(0.1, hyperRate: 0.01, slope: [2, 1], lastStep: [1, 3]) },
    Check(
      "a rate that turns round", input: "α = 0.01  β = 0.1  slope = (1, −2)  last step = (1, 3)",
      expected: -0.49
    ) { learnedRate(0.01, hyperRate: 0.1, slope: [1, -2], lastStep: [1, 3]) },
  ]
#endif
