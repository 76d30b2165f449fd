//: # 3.1 · Scores become probabilities
//: *Minutes:* 6
//:
//: The last layer gives one score $z_i$ per digit. Turn the scores into probabilities: positive, with the sum 1,
//: and larger where the score is larger:
//: $$p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$$
//: Scores may be large: for `[1000, 1000]` the answer is `[0.5, 0.5]`. But $e^{1000}$ is more than a `Double` can
//: hold.
//:
//: `softmaxByHand([0, log(3)])` is `[0.25, 0.75]`.
//:
//: ## Hint
//: First without the large scores: `exp` of every score, and each of these divided by their sum.
//:
//: ## Hint
//: Add 7 to every score: numerator and denominator both grow by $e^7$, and the quotient stays. So you may
//: subtract anything from all scores.
//:
//: ## Hint
//: Subtract the largest score before `exp`. Then the largest power is $e^0 = 1$, and nothing overflows.
//:
//: ## Why
//: Only differences of scores count. Subtracting the largest changes no probability, and every library does it:
//: without it a training runs for an hour and then the loss becomes “not a number”, because one score passed 709.
import Foundation

/// The probabilities that belong to a network's scores.
func softmaxByHand(_ scores: [Double]) -> [Double] {
  // BEGIN SOLUTION
  // e^1000 overflows, and the quotient does not notice what is subtracted from all scores.
  let largest = scores.max() ?? 0
  let powers = scores.map { exp($0 - largest) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
  // WRONG overflow: e^1000 is infinite, and infinite/infinite is no number: subtract the largest score first
  //   let powers = scores.map { exp($0) }
  //   let total = powers.reduce(0, +)
  //   return powers.map { $0 / total }
  // WRONG first-score: it is not the largest score that was subtracted: here the power of the largest is infinite
  //   let powers = scores.map { exp($0 - scores[0]) }
  //   let total = powers.reduce(0, +)
  //   return powers.map { $0 / total }
  // WRONG no-exp: these are shares of the scores themselves: the exp is missing
  //   let total = scores.reduce(0, +)
  //   return scores.map { $0 / total }
  // WRONG no-sum: these do not add up to 1: divide by the sum of the powers, not by the largest
  //   let largest = scores.max() ?? 0
  //   return scores.map { exp($0 - largest) }
  // EQUAL: powers of e are positive, and a sign above and below the line cancels
  //   let powers = negated(scores.map { exp($0 - largest) })
  //   let powers = absolute(scores.map { exp($0 - largest) })
  //   let powers = positivePart(scores.map { exp($0 - largest) })
  //   let total = absolute(powers.reduce(0, +))
  //   let total = positivePart(powers.reduce(0, +))
  //   return absolute(powers.map { $0 / total })
  //   return positivePart(powers.map { $0 / total })
  // EQUAL: without scores there are no probabilities, whatever is subtracted
  //   let largest = scores.max() ?? 1
  //   let largest = scores.max() ?? (-1)
  // END SOLUTION
}

#if CHECKS
  let total = exp(-8.0) + exp(-1.0) + 1

  public let checks = [
    Check(
      "two digits, one three times as likely", input: "z = [0, log 3]", expected: [0.25, 0.75],
      mistakes: [
        "these are shares of the scores themselves: the exp is missing": [0, 1],
        "these do not add up to 1: divide by the sum of the powers, not by the largest":
          [1.0 / 3, 1],
      ]
    ) { softmaxByHand([0, log(3)]) },
    Check(
      "scores of a thousand", input: "z = [1000, 1000]", expected: [0.5, 0.5],
      mistakes: [
        "e^1000 is infinite, and infinite/infinite is no number: subtract the largest score first":
          [.nan, .nan]
      ]
    ) { softmaxByHand([1000, 1000]) },
    Check(
      "only differences count", input: "z = [−5, 2, 3], then z = [95, 102, 103]",
      expected: [
        exp(-8) / total, exp(-1) / total, 1 / total, exp(-8) / total, exp(-1) / total, 1 / total,
      ],
      within: 1e-12
    ) { softmaxByHand([-5, 2, 3]) + softmaxByHand([95, 102, 103]) },
    Check("one far above the other", input: "z = [1000, 0]", expected: [1, 0]) {
      softmaxByHand([1000, 0])
    },
    Check(
      "the second far above the first", input: "z = [0, 3000]", expected: [0, 1],
      mistakes: [
        "it is not the largest score that was subtracted: here the power of the largest is infinite":
          [0, .nan]
      ]
    ) { softmaxByHand([0, 3000]) },
    Check("far below zero", input: "z = [−1000, −1000]", expected: [0.5, 0.5]) {
      softmaxByHand([-1000, -1000])
    },
  ]
#endif
