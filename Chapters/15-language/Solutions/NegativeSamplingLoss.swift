//: # 15.2 · A word and its neighbour
//: *Minutes:* 8
//:
//: A skip-gram gives every word a vector $u$ and, as a neighbour, another vector $v$. It is asked about pairs: did these two
//: words stand near each other? Its probability for *yes* is $\sigma(u\cdot v)$ with $\sigma(s) = 1/(1 + e^{-s})$. For one
//: pair that did, and some neighbours $n_i$ that were drawn at random, the loss is
//: $$-\log\sigma(u\cdot v) - \sum_i \log\bigl(1 - \sigma(u\cdot n_i)\bigr)$$
//: You get the products: `true` is $u\cdot v$, `false` the list of all $u\cdot n_i$. Both may be large: for `true` = −800 the
//: loss is 800, but $e^{800}$ is infinite for a `Double`.
//:
//: `negativeSamplingLoss(true: 0, false: [0])` is 2 log 2.
//:
//: ## Hint
//: $1 - \sigma(s) = \sigma(-s)$. So both parts are the same function, once of −s and once of s.
//:
//: ## Hint
//: $-\log\sigma(s) = \log(1 + e^{-s})$. This function of $-s$ is called softplus.
//:
//: ## Hint
//: $\log(1 + e^x) = \max(x, 0) + \log(1 + e^{-|x|})$: in this form no power is larger than 1. `log1p` takes care of small ones.
//:
//: ## Why
//: A softmax over all words would have to be computed at every step. Here a handful of random words stand for all others
//: (Mikolov and others 2013, equation 4). Words that have the same neighbours are pulled towards the same vectors $v$,
//: and so end up beside each other, though nobody said that they mean the same.
import Foundation

/// The loss of one pair of neighbours and some pairs drawn at random, from their products.
func negativeSamplingLoss(true product: Double, false others: [Double]) -> Double {
  // BEGIN SOLUTION
  func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
  return softplus(-product) + others.reduce(0) { $0 + softplus($1) }
  // WRONG signs: the random words were taken for neighbours, too: their sign is the other one
  //   func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
  //   return softplus(-product) + others.reduce(0) { $0 + softplus(-$1) }
  // WRONG overflow: e to the power of 800 is infinite: take the maximum out of the logarithm
  //   func softplus(_ x: Double) -> Double { log(1 + exp(x)) }
  //   return softplus(-product) + others.reduce(0) { $0 + softplus($1) }
  // WRONG mean: this is the mean over the random words: they are added up
  //   func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
  //   return softplus(-product) + others.reduce(0) { $0 + softplus($1) } / Double(others.count)
  // WRONG likelihood: this is the logarithm of the likelihood: the loss has the other sign
  //   func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }
  //   return -softplus(-product) - others.reduce(0) { $0 + softplus($1) }
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   func softplus(_ x: Double) -> Double { max(0, x) + log1p(exp(-abs(x))) }
  // EQUAL: every softplus is positive
  //   return absolute(softplus(-product) + others.reduce(0) { $0 + softplus($1) })
  //   return positivePart(softplus(-product) + others.reduce(0) { $0 + softplus($1) })
  // END SOLUTION
}

#if CHECKS
  func softplusOf(_ x: Double) -> Double { log(1 + exp(x)) }

  public let checks = [
    Check(
      "nothing known", input: "true 0, false [0]", expected: 2 * log(2.0),
      mistakes: [
        "this is the logarithm of the likelihood: the loss has the other sign": -2 * log(2.0)
      ]
    ) { negativeSamplingLoss(true: 0, false: [0]) },
    Check(
      "a neighbour and two others", input: "true 2, false [1, −3]",
      expected: softplusOf(-2) + softplusOf(1) + softplusOf(-3),
      mistakes: [
        "the random words were taken for neighbours, too: their sign is the other one":
          softplusOf(-2) + softplusOf(-1) + softplusOf(3),
        "this is the mean over the random words: they are added up":
          softplusOf(-2) + (softplusOf(1) + softplusOf(-3)) / 2,
        "this is the logarithm of the likelihood: the loss has the other sign":
          -softplusOf(-2) - softplusOf(1) - softplusOf(-3),
      ]
    ) { negativeSamplingLoss(true: 2, false: [1, -3]) },
    Check(
      "far off", input: "true −800, false [900]", expected: 1700,
      mistakes: [
        "e to the power of 800 is infinite: take the maximum out of the logarithm": .infinity
      ]
    ) { negativeSamplingLoss(true: -800, false: [900]) },
    Check("no others", input: "true 1, false []", expected: softplusOf(-1)) {
      negativeSamplingLoss(true: 1, false: [])
    },
  ]
#endif
