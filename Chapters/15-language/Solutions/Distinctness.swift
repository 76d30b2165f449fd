//: # 15.4 · Does a word keep to few intents?
//: *Minutes:* 8
//:
//: Of the intents whose sentences were counted, a word may stand in those of one only, or of all. Its counts, one for each of
//: $N$ intents, become shares $p_k$, and their entropy says how much they are spread:
//: $$t = 1 - \frac{H}{\log N}, \qquad H = -\sum_k p_k \log p_k, \qquad 0 \log 0 = 0$$
//: So $t$ is 1 for a word of one intent, and 0 for a word that all have equally often. A word that was not counted at all
//: tells nothing: $t = 0$. There are at least two intents.
//:
//: `distinctness([3, 1])` is about 0.189.
//:
//: ## Hint
//: Divide the counts by their sum first. What if the sum is 0?
//:
//: ## Hint
//: Leave out the shares that are 0: `log(0)` is −∞, and 0 · −∞ is not a number.
//:
//: ## Hint
//: The sum of −p log p over the other shares is H. Divide it by the logarithm of how many counts there are.
//:
//: ## Why
//: This is a number *about* a word, and it does not say which word it is. A network that sees such numbers cannot learn
//: "hotel is important". It can only learn "a word like this is important", and that stays true in the next task (Bao and
//: others 2020, who take it from the support of the task at hand).
import Foundation

/// How far a word keeps to few intents, from its counts, one for each intent.
func distinctness(_ counts: [Double]) -> Double {
  // BEGIN SOLUTION
  let total = counts.reduce(0, +)
  guard total > 0 else { return 0 }
  let shares = counts.filter { $0 > 0 }.map { $0 / total }
  return 1 + shares.reduce(0) { $0 + $1 * log($1) } / log(Double(counts.count))
  // WRONG entropy: this is H/log N: a word that all intents have would count most
  //   let total = counts.reduce(0, +)
  //   guard total > 0 else { return 0 }
  //   let shares = counts.filter { $0 > 0 }.map { $0 / total }
  //   return -shares.reduce(0) { $0 + $1 * log($1) } / log(Double(counts.count))
  // WRONG absent: a word that was not counted tells nothing: its answer is 0
  //   let total = counts.reduce(0, +)
  //   guard total > 0 else { return 1 }
  //   let shares = counts.filter { $0 > 0 }.map { $0 / total }
  //   return 1 + shares.reduce(0) { $0 + $1 * log($1) } / log(Double(counts.count))
  // WRONG not-a-number: 0 · log 0 is not a number for a computer: leave shares of 0 out
  //   let total = counts.reduce(0, +)
  //   guard total > 0 else { return 0 }
  //   let shares = counts.map { $0 / total }
  //   return 1 + shares.reduce(0) { $0 + $1 * log($1) } / log(Double(counts.count))
  // WRONG scale: H was not divided by log N: the answer is below 0 for an even spread
  //   let total = counts.reduce(0, +)
  //   guard total > 0 else { return 0 }
  //   let shares = counts.filter { $0 > 0 }.map { $0 / total }
  //   return 1 + shares.reduce(0) { $0 + $1 * log($1) }
  // EQUAL: counts are not below zero, and the entropy is at most log N
  //   let total = absolute(counts.reduce(0, +))
  //   let total = positivePart(counts.reduce(0, +))
  //   let shares = absolute(counts.filter { $0 > 0 }.map { $0 / total })
  //   let shares = positivePart(counts.filter { $0 > 0 }.map { $0 / total })
  //   return absolute(1 + shares.reduce(0) { $0 + $1 * log($1) } / log(Double(counts.count)))
  //   return positivePart(1 + shares.reduce(0) { $0 + $1 * log($1) } / log(Double(counts.count)))
  // END SOLUTION
}

#if CHECKS
  let spread = -(0.75 * log(0.75) + 0.25 * log(0.25))

  public let checks = [
    Check(
      "three and one", input: "[3, 1]", expected: 1 - spread / log(2.0),
      mistakes: [
        "this is H/log N: a word that all intents have would count most": spread / log(2.0),
        "H was not divided by log N: the answer is below 0 for an even spread": 1 - spread,
      ]
    ) { distinctness([3, 1]) },
    Check(
      "of one intent", input: "[0, 2, 0]", expected: 1,
      mistakes: [
        "0 · log 0 is not a number for a computer: leave shares of 0 out": .nan,
        "this is H/log N: a word that all intents have would count most": 0,
      ]
    ) { distinctness([0, 2, 0]) },
    Check(
      "of none", input: "[0, 0, 0]", expected: 0,
      mistakes: ["a word that was not counted tells nothing: its answer is 0": 1]
    ) { distinctness([0, 0, 0]) },
    Check(
      "of all", input: "[5, 5, 5, 5]", expected: 0,
      mistakes: [
        "H was not divided by log N: the answer is below 0 for an even spread": 1 - log(4.0)
      ]
    ) { distinctness([5, 5, 5, 5]) },
    Check("of two out of four", input: "[2, 0, 2, 0]", expected: 0.5) {
      distinctness([2, 0, 2, 0])
    },
    Check("seen once", input: "[0, 1]", expected: 1) { distinctness([0, 1]) },
  ]
#endif
