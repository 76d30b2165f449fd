//: # 14.4 · The interval of a difference
//: *Minutes:* 8
//:
//: Two learners answered the same tasks; `a[i]` and `b[i]` are their scores on task i. Return **half the width of the 95 %
//: interval** of the mean difference: $1.96\, s/\sqrt n$, where $s^2$ is the variance of the $n$ differences $a_i - b_i$,
//: with $n - 1$ below.
//:
//: `pairedInterval([1, 0.5, 0.6], [0.8, 0.5, 0.4])` is 0.1307 to four places: the differences are 0.2, 0 and 0.2.
//:
//: ## Hint
//: First make the list of differences. From then on there is one list only.
//:
//: ## Hint
//: You need its mean, then the sum of squared distances from it, over n − 1.
//:
//: ## Hint
//: `1.96 * (variance / Double(count)).squareRoot()`.
//:
//: ## Why
//: Some tasks are hard for everybody. In the difference that falls out, so the paired interval is often far narrower than
//: what one would read off two separate ones. It costs nothing but asking both learners the same questions. (Of few tasks,
//: Student's $t$ stands in place of 1.96; of 60 it is 2.00.)

/// Half the width of the 95 % interval of the mean of a − b.
func pairedInterval(_ a: [Double], _ b: [Double]) -> Double {
  // BEGIN SOLUTION
  let differences = zip(a, b).map { $0 - $1 }
  let count = Double(differences.count)
  let mean = differences.reduce(0, +) / count
  let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  return 1.96 * (variance / count).squareRoot()
  // WRONG unpaired: the two variances were added: subtract task by task first
  //   func variance(_ x: [Double]) -> Double {
  //     let mean = x.reduce(0, +) / Double(x.count)
  //     return x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count - 1)
  //   }
  //   return 1.96 * ((variance(a) + variance(b)) / Double(a.count)).squareRoot()
  // WRONG spread: this is the spread of single tasks: the mean of n is known √n times better
  //   let differences = zip(a, b).map { $0 - $1 }
  //   let count = Double(differences.count)
  //   let mean = differences.reduce(0, +) / count
  //   let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
  //   return 1.96 * variance.squareRoot()
  // WRONG population: the variance was divided by n: with the mean from the same numbers it is n − 1
  //   let differences = zip(a, b).map { $0 - $1 }
  //   let count = Double(differences.count)
  //   let mean = differences.reduce(0, +) / count
  //   let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
  //   return 1.96 * (variance / count).squareRoot()
  // WRONG uncentred: squares were taken of the differences themselves: subtract their mean first
  //   let differences = zip(a, b).map { $0 - $1 }
  //   let count = Double(differences.count)
  //   let variance = differences.reduce(0) { $0 + $1 * $1 } / (count - 1)
  //   return 1.96 * (variance / count).squareRoot()
  // EQUAL: a spread does not know the sign of what is spread
  //   let differences = negated(zip(a, b).map { $0 - $1 })
  //   let differences = zip(b, a).map { $0 - $1 }
  //   let differences = zip(a, b).map { $1 - $0 }
  // EQUAL: counts and squares are not below zero
  //   let count = absolute(Double(differences.count))
  //   let count = positivePart(Double(differences.count))
  //   let variance = absolute(differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1))
  //   let variance = positivePart(differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1))
  //   let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (absolute(count - 1))
  //   let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (positivePart(count - 1))
  //   return absolute(1.96 * (variance / count).squareRoot())
  //   return positivePart(1.96 * (variance / count).squareRoot())
  //   return 1.96 * (absolute(variance / count)).squareRoot()
  //   return 1.96 * (positivePart(variance / count)).squareRoot()
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "three tasks", input: "a = [1, 0.5, 0.6]  b = [0.8, 0.5, 0.4]",
      expected: 0.1307, within: 1e-4,
      mistakes: [
        "the two variances were added: subtract task by task first": 0.38096,
        "this is the spread of single tasks: the mean of n is known √n times better": 0.22632,
        "the variance was divided by n: with the mean from the same numbers it is n − 1": 0.10669,
      ]
    ) { pairedInterval([1, 0.5, 0.6], [0.8, 0.5, 0.4]) },
    Check(
      "always the same difference", input: "a = [0.9, 0.1, 0.5]  b = [0.8, 0, 0.4]", expected: 0,
      within: 1e-9
    ) { pairedInterval([0.9, 0.1, 0.5], [0.8, 0, 0.4]) },
    Check(
      "four tasks", input: "a = [4, 0, 2, 2]  b = [0, 0, 0, 2]", expected: 1.8767,
      within: 1e-3,
      mistakes: [
        "squares were taken of the differences themselves: subtract their mean first": 2.5303
      ]
    ) { pairedInterval([4, 0, 2, 2], [0, 0, 0, 2]) },
    Check(
      "differences of both signs", input: "a = [0.2, 0.9, 0.3]  b = [0.6, 0.7, 0.9]",
      expected: 0.4711, within: 1e-4
    ) { pairedInterval([0.2, 0.9, 0.3], [0.6, 0.7, 0.9]) },
  ]
#endif
