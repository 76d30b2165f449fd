//: # 6.4 · Two rates that are the same
//: *Minutes:* 4
//:
//: One program takes the *sum* of the losses of all support images, another their *mean*. Both are called “the
//: loss”. A paper's program sums, with the rate `rateOnSum`, in an N-way K-shot task. With which rate does a
//: program that takes the mean make the same step?
//:
//: `effectiveRate(rateOnSum: 0.01, way: 5, shot: 1)` is 0.05.
//:
//: ## Hint
//: How many support images are there? How much larger is the sum than the mean?
//:
//: ## Hint
//: The gradient of the sum is as many times larger as the sum is. The step is the rate times the gradient.
//:
//: ## Hint
//: The smaller gradient of the mean needs a larger rate: larger by the number of images, which is N times K.
//:
//: ## Why
//: A rate means nothing without its loss. Copied from a 5-way to a 20-way task with a summed loss, the
//: same number makes steps four times as long; an experiment then compares rates and calls it
//: difficulty. The cards of this course give the rate on the mean, whatever the program did.

/// The rate on the mean loss that makes the same step as a rate on the sum.
func effectiveRate(rateOnSum: Double, way: Int, shot: Int) -> Double {
  // BEGIN SOLUTION
  rateOnSum * Double(way * shot)
  // WRONG same: the same rate on the mean makes a shorter step
  //   rateOnSum
  // WRONG divides: the wrong way round: the gradient of the mean is the smaller one
  //   rateOnSum / Double(way * shot)
  // WRONG way-only: each of the N classes has K images
  //   rateOnSum * Double(way)
  // WRONG shot-only: there are K images of each of the N classes
  //   rateOnSum * Double(shot)
  // EQUAL: rates and counts are positive
  //   absolute(rateOnSum * Double(way * shot))
  //   positivePart(rateOnSum * Double(way * shot))
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "five classes of one", input: "rate on the sum 0.08  way = 5  shot = 1", expected: 0.4,
      mistakes: [
        "the same rate on the mean makes a shorter step": 0.08,
        "the wrong way round: the gradient of the mean is the smaller one": 0.016,
      ]
    ) { effectiveRate(rateOnSum: 0.08, way: 5, shot: 1) },
    Check(
      "twenty classes of five", input: "rate on the sum 0.001  way = 20  shot = 5", expected: 0.1,
      mistakes: [
        "each of the N classes has K images": 0.02,
        "there are K images of each of the N classes": 0.005,
      ]
    ) { effectiveRate(rateOnSum: 0.001, way: 20, shot: 5) },
    Check(
      "the example of the task", input: "rate on the sum 0.01  way = 5  shot = 1", expected: 0.05
    ) { effectiveRate(rateOnSum: 0.01, way: 5, shot: 1) },
  ]
#endif
