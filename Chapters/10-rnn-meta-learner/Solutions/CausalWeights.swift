//: # 10.4 · Broken code: who looks at whom
//: *Minutes:* 8
//:
//: Causal attention. `scores[t][s]` is how much step t likes what it finds at step s. Step t may look at itself and at what came before, $s \le t$. A
//: softmax over these makes weights that sum to 1, and whatever comes later has the weight 0:
//: $$a_{ts} = \frac{e^{\text{score}_{ts}}}{\sum_{r \le t} e^{\text{score}_{tr}}}$$
//:
//: This code runs, the mask is there, and training with it lowers the loss. But the first steps answer as if they hardly saw anything, and what
//: the last ones read is far too large. Find out why, and mend it.
//:
//: `causalWeights([[5, 9], [0, 0]])` is `[[1, 0], [0.5, 0.5]]`: the 9 lies in the future.
//:
//: ## Hint
//: Add up what it returns for all-zero scores of three steps: once along the rows, once down the columns. Which sums are 1, and which should be?
//:
//: ## Hint
//: The weights of *one* step that looks sum to 1. Over which steps does the sum below the fraction go here?
//:
//: ## Hint
//: Row t alone decides about row t: its powers up to place t, divided by *their* sum. The rest of the row is
//: filled with zeros.
//:
//: ## Why
//: With a softmax over the wrong axis the steps compete for being looked at: the looks *at* one step sum to 1. Shapes are the same, every number lies
//: between 0 and 1, and one finds it only by adding up. It also breaks the rule of time: how much step 1 looks at itself then
//: depends on steps that come later. Write the test of sums beside each softmax.
import Foundation

/// How much each step looks at each step, [t][s], nothing that lies in its future.
func causalWeights(_ scores: [[Double]]) -> [[Double]] {
  // BEGIN SOLUTION
  scores.enumerated().map { t, row in
    let powers = row.prefix(t + 1).map { exp($0) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total } + [Double](repeating: 0, count: row.count - t - 1)
  }
  // BROKEN wrong-axis: the looks at one step sum to 1 (a column): those of one step must (a row)
  //   let powers = scores.enumerated().map { t, row in
  //     row.enumerated().map { s, score in s <= t ? exp(score) : 0 }
  //   }
  //   let sums = scores.indices.map { s in powers.reduce(0) { $0 + $1[s] } }
  //   return powers.map { row in zip(row, sums).map { $0 / $1 } }
  // WRONG future: there is no mask: each step sees what comes later
  //   scores.map { row in
  //     let powers = row.map { exp($0) }
  //     let total = powers.reduce(0, +)
  //     return powers.map { $0 / total }
  //   }
  // WRONG masked-late: masked after the softmax: what is left does not sum to 1
  //   scores.enumerated().map { t, row in
  //     let powers = row.map { exp($0) }
  //     let total = powers.reduce(0, +)
  //     return powers.enumerated().map { s, power in s <= t ? power / total : 0 }
  //   }
  // WRONG zero-score: a score of 0 is no mask, for exp(0) is 1: give the future the weight 0
  //   scores.enumerated().map { t, row in
  //     let powers = row.enumerated().map { s, score in s <= t ? exp(score) : exp(0) }
  //     let total = powers.reduce(0, +)
  //     return powers.map { $0 / total }
  //   }
  // EQUAL: powers of e are positive, and a sign above and below the line cancels
  //   absolute(scores.enumerated().map { t, row in let powers = row.prefix(t + 1).map { exp($0) } let total = powers.reduce(0, +) return powers.map { $0 / total } + [Double](repeating: 0, count: row.count - t - 1) })
  //   positivePart(scores.enumerated().map { t, row in let powers = row.prefix(t + 1).map { exp($0) } let total = powers.reduce(0, +) return powers.map { $0 / total } + [Double](repeating: 0, count: row.count - t - 1) })
  //   let powers = negated(row.prefix(t + 1).map { exp($0) })
  //   let powers = absolute(row.prefix(t + 1).map { exp($0) })
  //   let powers = positivePart(row.prefix(t + 1).map { exp($0) })
  //   let total = absolute(powers.reduce(0, +))
  //   let total = positivePart(powers.reduce(0, +))
  //   return absolute(powers.map { $0 / total } + [Double](repeating: 0, count: row.count - t - 1))
  //   return positivePart(powers.map { $0 / total } + [Double](repeating: 0, count: row.count - t - 1))
  // EQUAL: sums, products and the smaller of two do not ask for the order
  //   return powers.map { $0 / total } + [Double](repeating: 0, count: row.count - 1 - t)
  // END SOLUTION
}

#if CHECKS
  let two: [[Double]] = [[0, log(3)], [log(3), 0]]

  public let checks = [
    Check(
      "two steps", input: "scores [0, log 3], [log 3, 0]", expected: [[1, 0], [0.75, 0.25]],
      mistakes: [
        "the looks at one step sum to 1 (a column): those of one step must (a row)": [
          [0.25, 0], [0.75, 1],
        ],
        "there is no mask: each step sees what comes later": [[0.25, 0.75], [0.75, 0.25]],
        "masked after the softmax: what is left does not sum to 1": [[0.25, 0], [0.75, 0.25]],
        "a score of 0 is no mask, for exp(0) is 1: give the future the weight 0": [
          [0.5, 0.5], [0.75, 0.25],
        ],
      ]
    ) { causalWeights(two) },
    Check(
      "all alike: the sums of four rows", input: "scores 0, four steps", expected: [1, 1, 1, 1],
      mistakes: [
        "the looks at one step sum to 1 (a column): those of one step must (a row)": [
          0.25, 0.25 + 1.0 / 3, 0.75 + 1.0 / 3, 1.75 + 1.0 / 3,
        ]
      ]
    ) {
      causalWeights([[Double]](repeating: [0, 0, 0, 0], count: 4)).map { $0.reduce(0, +) }
    },
    Check(
      "the example of the task", input: "scores [5, 9], [0, 0]", expected: [[1, 0], [0.5, 0.5]]
    ) { causalWeights([[5, 9], [0, 0]]) },
    Check(
      "three steps", input: "scores [log 2, 0, log 5], [log 3, 0, log 7], [0, log 2, 0]",
      expected: [[1, 0, 0], [0.75, 0.25, 0], [0.25, 0.5, 0.25]], within: 1e-9
    ) { causalWeights([[log(2), 0, log(5)], [log(3), 0, log(7)], [0, log(2), 0]]) },
  ]
#endif
