//: # 13.1 · What to believe of an arm
//: *Minutes:* 3
//:
//: An arm pays with an unknown chance p, and before the first pull every p from 0 to 1 was equally likely. It has won
//: `wins` times and lost `losses` times. Return the average of all p that fit, each weighted by how well it fits:
//: the mean of a Beta distribution whose two numbers are one more than the wins and one more than the losses.
//:
//: `posteriorMean(wins: 1, losses: 0)` is two thirds.
//:
//: ## Hint
//: What must come out for an arm that nobody has pulled? By symmetry?
//:
//: ## Hint
//: It is as if every arm had won once and lost once before the game began.
//:
//: ## Hint
//: The share of wins in that longer account. How many pulls does it have?
//:
//: ## Why
//: The share of wins alone calls an arm that won its only pull perfect, and one that lost it worthless, for ever. The two
//: pulls that never happened keep it doubtful, and weigh less the more one has seen. Greedy, UCB1 and
//: exact planning of this chapter all reckon with this one number.

/// How often an arm may be expected to pay, after so many wins and losses.
func posteriorMean(wins: Int, losses: Int) -> Double {
  // BEGIN SOLUTION
  Double(wins + 1) / Double(wins + losses + 2)
  // WRONG share: this is the share of wins: too sure of itself, and 0/0 for an arm never pulled
  //   Double(wins) / Double(wins + losses)
  // WRONG one-pull: one pull too few below: the account has one more win and one more loss
  //   Double(wins + 1) / Double(wins + losses + 1)
  // WRONG odds: this is wins to losses: a chance is wins among all pulls
  //   Double(wins + 1) / Double(losses + 1)
  // WRONG exchanged: this is how often it loses
  //   Double(losses + 1) / Double(wins + losses + 2)
  // EQUAL: counts are not below zero
  //   absolute(Double(wins + 1) / Double(wins + losses + 2))
  //   positivePart(Double(wins + 1) / Double(wins + losses + 2))
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "three wins, one loss", input: "3 wins  1 loss", expected: 4.0 / 6,
      mistakes: [
        "this is the share of wins: too sure of itself, and 0/0 for an arm never pulled": 0.75,
        "one pull too few below: the account has one more win and one more loss": 0.8,
        "this is wins to losses: a chance is wins among all pulls": 2,
        "this is how often it loses": 2.0 / 6,
      ]
    ) { posteriorMean(wins: 3, losses: 1) },
    Check(
      "an arm never pulled", input: "no win  no loss", expected: 0.5,
      mistakes: [
        "this is the share of wins: too sure of itself, and 0/0 for an arm never pulled": .nan
      ]
    ) { posteriorMean(wins: 0, losses: 0) },
    Check("only losses", input: "no win  8 losses", expected: 0.1) {
      posteriorMean(wins: 0, losses: 8)
    },
    Check("the example of the task", input: "1 win  no loss", expected: 2.0 / 3) {
      posteriorMean(wins: 1, losses: 0)
    },
  ]
#endif
