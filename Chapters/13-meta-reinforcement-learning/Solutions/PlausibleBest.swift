//: # 13.2 · The best that an arm might be
//: *Minutes:* 6
//:
//: UCB1 pulls the arm with the highest index
//: $$\hat p + c\,\sqrt{\frac{2\ln t}{n}}$$
//: where $t$ is the number of the pull, `pull` = 1, 2, …, and $c$ is `width`. In this chapter every arm's account begins with one win
//: and one loss that nobody saw: they count in $\hat p$ and in $n$.
//:
//: `plausibleBest(wins: 2, losses: 0, pull: 1, width: 1)` is 0.75, since ln 1 = 0.
//:
//: ## Hint
//: How many wins and how many pulls are in the account?
//:
//: ## Hint
//: $\hat p$ is the mean of 13.1, and $n$ its denominator.
//:
//: ## Hint
//: `log` and `sqrt` take a `Double`. The root spans 2, the logarithm and $n$; the width stands before it.
//:
//: ## Why
//: An arm is pulled because it seems good, or because one does not know. In the second case the pull itself makes $n$ grow and
//: the bonus shrink, so no arm is pulled for ignorance alone again and again; and since ln t never stops growing, no arm
//: is given up for ever. The bonus knows nothing of how many coins are left. Exact planning does.
import Foundation

/// UCB1's index of an arm: its mean and a bonus for what is not known of it.
func plausibleBest(wins: Int, losses: Int, pull: Int, width: Double) -> Double {
  // BEGIN SOLUTION
  let pulls = Double(wins + losses + 2)
  return Double(wins + 1) / pulls + width * sqrt(2 * log(Double(pull)) / pulls)
  // WRONG no-root: the root is missing
  //   let pulls = Double(wins + losses + 2)
  //   return Double(wins + 1) / pulls + width * 2 * log(Double(pull)) / pulls
  // WRONG no-width: the width c is missing
  //   let pulls = Double(wins + losses + 2)
  //   return Double(wins + 1) / pulls + sqrt(2 * log(Double(pull)) / pulls)
  // WRONG exchanged: t and n are exchanged: the bonus must shrink with the arm's own pulls
  //   let pulls = Double(wins + losses + 2)
  //   return Double(wins + 1) / pulls + width * sqrt(2 * log(pulls) / Double(pull))
  // WRONG no-account: the win and the loss of the start are missing: never pulled would be 0/0
  //   let pulls = Double(wins + losses)
  //   return Double(wins) / pulls + width * sqrt(2 * log(Double(pull)) / pulls)
  // WRONG pessimist: this is the worst that it might be: the bonus is added
  //   let pulls = Double(wins + losses + 2)
  //   return Double(wins + 1) / pulls - width * sqrt(2 * log(Double(pull)) / pulls)
  // EQUAL: counts are not below zero, and the logarithm of a count is not either
  //   let pulls = absolute(Double(wins + losses + 2))
  //   let pulls = positivePart(Double(wins + losses + 2))
  //   return absolute(Double(wins + 1) / pulls + width * sqrt(2 * log(Double(pull)) / pulls))
  //   return positivePart(Double(wins + 1) / pulls + width * sqrt(2 * log(Double(pull)) / pulls))
  // END SOLUTION
}

#if CHECKS
  let bonus = 0.5 * sqrt(2 * log(5.0) / 4)

  public let checks = [
    Check(
      "two wins, the fifth pull", input: "2 wins  no loss  t = 5  c = 0.5", expected: 0.75 + bonus,
      mistakes: [
        "the root is missing": 0.75 + log(5.0) / 4,
        "the width c is missing": 0.75 + 2 * bonus,
        "t and n are exchanged: the bonus must shrink with the arm's own pulls":
          0.75 + 0.5 * sqrt(2 * log(4.0) / 5),
        "the win and the loss of the start are missing: never pulled would be 0/0":
          1 + 0.5 * sqrt(log(5.0)),
        "this is the worst that it might be: the bonus is added": 0.75 - bonus,
      ]
    ) { plausibleBest(wins: 2, losses: 0, pull: 5, width: 0.5) },
    Check(
      "before anything is known", input: "no win  no loss  t = 1  c = 1", expected: 0.5,
      mistakes: [
        "the win and the loss of the start are missing: never pulled would be 0/0": .nan
      ]
    ) { plausibleBest(wins: 0, losses: 0, pull: 1, width: 1) },
    Check(
      "of two alike, the one that is less known",
      input: "1 of 2 and 10 of 20  t = 23  c = 1",
      expected: [0.5 + sqrt(2 * log(23.0) / 4), 0.5 + sqrt(2 * log(23.0) / 22)]
    ) {
      [
        plausibleBest(wins: 1, losses: 1, pull: 23, width: 1),
        plausibleBest(wins: 10, losses: 10, pull: 23, width: 1),
      ]
    },
    Check("the example of the task", input: "2 wins  no loss  t = 1  c = 1", expected: 0.75) {
      plausibleBest(wins: 2, losses: 0, pull: 1, width: 1)
    },
  ]
#endif
