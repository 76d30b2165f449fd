//: # 8.3 · From distances to probabilities
//: *Minutes:* 8
//:
//: The squared distances $d_k$ of a query to all prototypes are known. The closer, the likelier:
//: $$p_k = \frac{e^{-d_k}}{\sum_j e^{-d_j}}$$
//: All prototypes may be far away: for `[5000, 5000]` the answer is `[0.5, 0.5]`. But $e^{-5000}$ is 0 for a `Double`.
//:
//: `probabilitiesByHand(distances: [0, log(3)])` is `[0.75, 0.25]`.
//:
//: ## Hint
//: A softmax (exercise 3.1). What are the scores here, if a small distance is to be a high score?
//:
//: ## Hint
//: Only differences of scores count. So you may take the same number away from all distances.
//:
//: ## Hint
//: Take the smallest distance away from each: then the largest power is $e^0 = 1$, and no sum is zero.
//:
//: ## Why
//: The weight of a class that is farther by 1 is smaller by the factor e, wherever you stand. Training uses
//: this: it need not bring drawings of one class to one point. It is enough that they are closer to their own prototype
//: than to the others, by a few units.
import Foundation

/// How likely each class is, from the squared distances to its prototype.
func probabilitiesByHand(distances: [Double]) -> [Double] {
  // BEGIN SOLUTION
  let nearest = distances.min()!
  let weights = distances.map { exp(nearest - $0) }
  let total = weights.reduce(0, +)
  return weights.map { $0 / total }
  // WRONG sign: the farthest is the likeliest here: the scores are the negative distances
  //   let farthest = distances.max()!
  //   let weights = distances.map { exp($0 - farthest) }
  //   let total = weights.reduce(0, +)
  //   return weights.map { $0 / total }
  // WRONG underflow: all powers became 0, and 0/0 is no number: take the smallest distance away first
  //   let weights = distances.map { exp(-$0) }
  //   let total = weights.reduce(0, +)
  //   return weights.map { $0 / total }
  // WRONG no-sum: these do not add up to 1: divide by the sum of the powers
  //   let nearest = distances.min()!
  //   return distances.map { exp(nearest - $0) }
  // WRONG inverse: these are shares of 1/d: the exp is missing
  //   let weights = distances.map { 1 / $0 }
  //   let total = weights.reduce(0, +)
  //   return weights.map { $0 / total }
  // EQUAL: distances and powers of e are not below zero, and a sign above and below the line cancels
  //   let nearest = absolute(distances.min()!)
  //   let nearest = positivePart(distances.min()!)
  //   let weights = negated(distances.map { exp(nearest - $0) })
  //   let weights = absolute(distances.map { exp(nearest - $0) })
  //   let weights = positivePart(distances.map { exp(nearest - $0) })
  //   let total = absolute(weights.reduce(0, +))
  //   let total = positivePart(weights.reduce(0, +))
  //   return absolute(weights.map { $0 / total })
  //   return positivePart(weights.map { $0 / total })
  // END SOLUTION
}

#if CHECKS
  let distances: [Double] = [log(2), log(6)]
  let sharesOfInverses: [Double] = [
    distances[1] / (distances[0] + distances[1]), distances[0] / (distances[0] + distances[1]),
  ]

  public let checks = [
    Check(
      "one three times as likely", input: "d = [log 2, log 6]", expected: [0.75, 0.25],
      mistakes: [
        "the farthest is the likeliest here: the scores are the negative distances": [0.25, 0.75],
        "these do not add up to 1: divide by the sum of the powers": [1, 1.0 / 3],
        "these are shares of 1/d: the exp is missing": sharesOfInverses,
      ]
    ) { probabilitiesByHand(distances: distances) },
    Check(
      "far from everything", input: "d = [5000, 5000]", expected: [0.5, 0.5],
      mistakes: [
        "all powers became 0, and 0/0 is no number: take the smallest distance away first": [
          .nan, .nan,
        ]
      ]
    ) { probabilitiesByHand(distances: [5000, 5000]) },
    Check("the sum", input: "d = [1, 4, 9, 16]", expected: 1) {
      probabilitiesByHand(distances: [1, 4, 9, 16]).reduce(0, +)
    },
    Check(
      "the example of the task", input: "d = [0, log 3]", expected: [0.75, 0.25]
    ) { probabilitiesByHand(distances: [0, log(3)]) },
    Check("one far, one near", input: "d = [5000, 0]", expected: [0, 1]) {
      probabilitiesByHand(distances: [5000, 0])
    },
  ]
#endif
