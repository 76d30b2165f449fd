//: # 10.3 · The best answer that there is
//: *Minutes:* 10
//:
//: Some waves are possible, all equally likely at first. `misses[k]` is the sum of the squared distances between wave k and the points seen
//: so far, and `values[k]` is what wave k says about the next point. With noise of standard deviation σ each wave has the weight
//: $$p_k \propto e^{-\text{miss}_k\, /\, 2\sigma^2}$$
//: where ∝ says: up to a factor, so that the weights sum to 1. Return the posterior mean, $\sum_k p_k\,\text{value}_k$. Misses may be so large that every
//: $e^{-\dots}$ is 0 for a `Double`.
//:
//: `posteriorMean(misses: [0, 0], values: [1, 4], noise: 0.3)` is 2.5: both fit, so the answer lies in the middle.
//:
//: ## Hint
//: This is a softmax (exercise 8.3), and then a weighted mean. What are the scores?
//:
//: ## Hint
//: Only differences of misses count: take the smallest one away from all before you take the power.
//:
//: ## Hint
//: The weight of a miss is `exp` of the smallest miss less this one, divided by twice the squared noise. Add up weight times value, and divide by
//: the sum of the weights.
//:
//: ## Why
//: With squared error no answer is better on average than this mean, even where it lies on no wave at all. An LSTM that is trained to have a small squared
//: error is pulled towards it, though nobody told it of waves or of Bayes. This is why the chapter can say how far it
//: is from the best.
import Foundation

/// The mean of what all hypotheses say, weighted by how well they fit.
func posteriorMean(misses: [Double], values: [Double], noise: Double) -> Double {
  // BEGIN SOLUTION
  let best = misses.min()!
  let weights = misses.map { exp((best - $0) / (2 * noise * noise)) }
  return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  // WRONG likeliest: this is what the likeliest wave says: the others have a voice too
  //   values[misses.indices.min { misses[$0] < misses[$1] }!]
  // WRONG no-sum: the weights do not sum to 1: divide by their sum
  //   let best = misses.min()!
  //   let weights = misses.map { exp((best - $0) / (2 * noise * noise)) }
  //   return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
  // WRONG no-two: the squared noise counts twice: σ² was used instead of 2σ²
  //   let best = misses.min()!
  //   let weights = misses.map { exp((best - $0) / (noise * noise)) }
  //   return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  // WRONG underflow: all powers became 0, and 0/0 is no number: take the smallest miss away first
  //   let weights = misses.map { exp(-$0 / (2 * noise * noise)) }
  //   return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  // WRONG plain: this is the mean before anything was seen: weigh the waves
  //   values.reduce(0, +) / Double(values.count)
  // EQUAL: sums of squares and powers of e are not below zero, and a sign above and below the line cancels
  //   let best = absolute(misses.min()!)
  //   let best = positivePart(misses.min()!)
  //   let weights = negated(misses.map { exp((best - $0) / (2 * noise * noise)) })
  //   let weights = absolute(misses.map { exp((best - $0) / (2 * noise * noise)) })
  //   let weights = positivePart(misses.map { exp((best - $0) / (2 * noise * noise)) })
  //   let weights = misses.map { exp((best - $0) / (absolute(2 * noise * noise))) }
  //   let weights = misses.map { exp((best - $0) / (positivePart(2 * noise * noise))) }
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   return zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "one fits better, three to one", input: "misses 0, 8 log 3  values 4, 0  σ = 2", expected: 3,
      mistakes: [
        "this is what the likeliest wave says: the others have a voice too": 4,
        "the squared noise counts twice: σ² was used instead of 2σ²": 3.6,
        "this is the mean before anything was seen: weigh the waves": 2,
      ]
    ) { posteriorMean(misses: [0, 8 * log(3)], values: [4, 0], noise: 2) },
    Check(
      "both fit as well", input: "misses 1, 1  values 1, 4  σ = 0.3", expected: 2.5,
      mistakes: ["the weights do not sum to 1: divide by their sum": 5]
    ) { posteriorMean(misses: [1, 1], values: [1, 4], noise: 0.3) },
    Check(
      "none fits", input: "misses 900, 900  values −1, 2  σ = 0.1", expected: 0.5,
      mistakes: [
        "all powers became 0, and 0/0 is no number: take the smallest miss away first": .nan
      ]
    ) { posteriorMean(misses: [900, 900], values: [-1, 2], noise: 0.1) },
    Check("the example of the task", input: "misses 0, 0  values 1, 4  σ = 0.3", expected: 2.5) {
      posteriorMean(misses: [0, 0], values: [1, 4], noise: 0.3)
    },
    Check(
      "one fits, one does not at all", input: "misses 900, 0  values −1, 2  σ = 0.1", expected: 2
    ) {
      posteriorMean(misses: [900, 0], values: [-1, 2], noise: 0.1)
    },
    Check(
      "three waves, below zero", input: "misses 2, 0, 1  values −3, −1, 2  σ = 1",
      expected: (-3 * exp(-1) - 1 + 2 * exp(-0.5)) / (exp(-1) + 1 + exp(-0.5))
    ) { posteriorMean(misses: [2, 0, 1], values: [-3, -1, 2], noise: 1) },
  ]
#endif
