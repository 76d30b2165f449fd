//: # 11.4 · A fair rival
//: *Minutes:* 6
//:
//: Whoever compares with Adam must look for Adam's rate. Every rate was tried on the same few training problems; `losses[r][p]` is
//: where `rates[r]` ended on problem p. Return the rate with the lowest *mean* loss. A rate that blew up on a problem, so that its
//: loss there is infinite or not a number, is out.
//:
//: For the rates 0.1 and 1 with the losses 0.5, 0.7 and 0.2, ∞ it is 0.1.
//:
//: ## Hint
//: First one number for each rate. What is it for a rate that blew up somewhere, so that nobody can prefer it?
//:
//: ## Hint
//: Every comparison with NaN is false: it is not less than anything, and nothing is less than it. Ask `isFinite` before you compare.
//:
//: ## Hint
//: `losses.map` to means, with `.infinity` in the place of those that are not finite. Then the index with the smallest one:
//: `indices.min { … < … }`.
//:
//: ## Why
//: Both ways to be unfair are popular. A default rate makes the rival weak; and a mean over “the runs that converged” prefers rates that
//: fail often and are lucky otherwise. The tries must be on training problems, all of them in the report. And the learned optimizer gets no
//: more than that: its one factor is chosen by this very function.

/// The rate that is best on the average over some problems.
func bestRate(_ rates: [Float], losses: [[Double]]) -> Float {
  // BEGIN SOLUTION
  let means = losses.map { row in
    let mean = row.reduce(0, +) / Double(row.count)
    return mean.isFinite ? mean : .infinity
  }
  return rates[means.indices.min { means[$0] < means[$1] }!]
  // WRONG survivors: the mean went over finite losses alone: who blew up somewhere is out
  //   let means = losses.map { row in
  //     let finite = row.filter(\.isFinite)
  //     return finite.isEmpty ? .infinity : finite.reduce(0, +) / Double(finite.count)
  //   }
  //   return rates[means.indices.min { means[$0] < means[$1] }!]
  // WRONG not-a-number: a mean that is not a number won, since nothing is less than it
  //   let means = losses.map { $0.reduce(0, +) / Double($0.count) }
  //   return rates[means.indices.min { means[$0] < means[$1] }!]
  // WRONG luckiest: this is the rate of the lowest single loss: one lucky problem is no average
  //   let lowest = losses.map { $0.min() ?? .infinity }
  //   return rates[lowest.indices.min { lowest[$0] < lowest[$1] }!]
  // WRONG highest: this is the worst of all rates
  //   let means = losses.map { row in
  //     let mean = row.reduce(0, +) / Double(row.count)
  //     return mean.isFinite ? mean : .infinity
  //   }
  //   return rates[means.indices.max { means[$0] < means[$1] }!]
  // WRONG worst: this is the rate whose worst loss is lowest: the mean was asked
  //   let worst = losses.map { row in
  //     row.allSatisfy(\.isFinite) ? row.max()! : .infinity
  //   }
  //   return rates[worst.indices.min { worst[$0] < worst[$1] }!]
  // WRONG median: this is the rate with the lowest median: the mean was asked
  //   let medians = losses.map { row in
  //     row.allSatisfy(\.isFinite) ? row.sorted()[row.count / 2] : .infinity
  //   }
  //   return rates[medians.indices.min { medians[$0] < medians[$1] }!]
  // WRONG product: this is the rate with the lowest product: the mean was asked
  //   let products = losses.map { row in
  //     row.allSatisfy(\.isFinite) ? row.reduce(1, *) : .infinity
  //   }
  //   return rates[products.indices.min { products[$0] < products[$1] }!]
  // EQUAL: every rate was tried on the same number of problems, so sums are in the order of means
  //   let mean = row.mean / Double(row.count)
  //   let mean = row.reduce(1, +) / Double(row.count)
  //   let mean = row.reduce((-1), +) / Double(row.count)
  //   let mean = row.reduce(0, +) * Double(row.count)
  //   let mean = row.reduce(0, +)
  //   let mean = row.reduce(0, +) / Double(row.count - 1)
  //   let mean = row.reduce(0, +) / Double(row.count + 1)
  // EQUAL: rates are positive
  //   return absolute(rates[means.indices.min { means[$0] < means[$1] }!])
  //   return positivePart(rates[means.indices.min { means[$0] < means[$1] }!])
  // EQUAL: the task does not say which of equally good rates wins
  //   return rates[means.indices.min { means[$0] <= means[$1] }!]
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "the lowest mean", input: "rates 0.1, 0.3, 1  losses (0.5, 0.75), (0.25, 0.5), (0.125, 1)",
      expected: 0.3 as Float,
      mistakes: [
        "this is the rate of the lowest single loss: one lucky problem is no average": 1,
        "this is the worst of all rates": 0.1,
      ]
    ) { bestRate([0.1, 0.3, 1], losses: [[0.5, 0.75], [0.25, 0.5], [0.125, 1]]) },
    Check(
      "one that blew up on a problem",
      input: "rates 0.1, 0.3, 1  losses (0.5, 0.75), (2, 3), (0.25, ∞)",
      expected: 0.1 as Float,
      mistakes: ["the mean went over finite losses alone: who blew up somewhere is out": 1]
    ) { bestRate([0.1, 0.3, 1], losses: [[0.5, 0.75], [2, 3], [0.25, .infinity]]) },
    Check(
      "one that is not a number, at the front",
      input: "rates 1, 0.3, 0.1  losses (NaN, 0.75), (0.5, 0.25), (0.5, 1)",
      expected: 0.3 as Float,
      mistakes: ["a mean that is not a number won, since nothing is less than it": 1]
    ) { bestRate([1, 0.3, 0.1], losses: [[.nan, 0.75], [0.5, 0.25], [0.5, 1]]) },
    Check(
      "the example of the task", input: "rates 0.1, 1  losses (0.5, 0.7), (0.2, ∞)",
      expected: 0.1 as Float
    ) { bestRate([0.1, 1], losses: [[0.5, 0.7], [0.2, .infinity]]) },
    Check(
      "the mean, and no other middle",
      input:
        "rates 0.1, 0.3, 1, 3  losses (0.1, 0.2, 0.9), (0.3, 0.35, 0.4), (0.34, 0.36, 0.38), (0.01, 0.5, 0.9)",
      expected: 0.3 as Float,
      mistakes: [
        "this is the rate whose worst loss is lowest: the mean was asked": 1,
        "this is the rate with the lowest median: the mean was asked": 0.1,
        "this is the rate with the lowest product: the mean was asked": 3,
      ]
    ) {
      bestRate(
        [0.1, 0.3, 1, 3],
        losses: [[0.1, 0.2, 0.9], [0.3, 0.35, 0.4], [0.34, 0.36, 0.38], [0.01, 0.5, 0.9]])
    },
    Check(
      "losses above one, and a number of problems that is not two",
      input: "rates 0.1, 1, 0.3  losses (50, 70, 60), (NaN, 3, 2), (80, 90, 20)",
      expected: 0.1 as Float
    ) {
      bestRate([0.1, 1, 0.3], losses: [[50, 70, 60], [.nan, 3, 2], [80, 90, 20]])
    },
    Check(
      "losses below zero", input: "rates 0.1, 1  losses (−1, −2), (−3, −1)", expected: 1 as Float
    ) { bestRate([0.1, 1], losses: [[-1, -2], [-3, -1]]) },
    Check(
      "the last is the best", input: "rates 0.1, 0.3, 1  losses (0.9, 0.8), (0.7, 0.6), (0.2, 0.1)",
      expected: 1 as Float
    ) { bestRate([0.1, 0.3, 1], losses: [[0.9, 0.8], [0.7, 0.6], [0.2, 0.1]]) },
  ]
#endif
