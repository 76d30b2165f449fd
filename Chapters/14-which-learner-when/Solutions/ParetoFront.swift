//: # 14.1 · Nobody is quicker and better
//: *Minutes:* 8
//:
//: Several learners, each with the seconds of its training and its accuracy. One is on the **front** if no other is
//: at least as quick *and* at least as good, and better in one of the two. Return the numbers of those on the front, in
//: the order in which they came.
//:
//: `paretoFront(seconds: [1, 2, 3], accuracies: [0.5, 0.9, 0.8])` is `[0, 1]`: the third takes longer than the second and
//: is worse.
//:
//: ## Hint
//: Take one learner. Go through all others: does one of them beat it?
//:
//: ## Hint
//: Beating is: no slower, no worse, and not equal in both. Two equal learners do not beat each other.
//:
//: ## Hint
//: `seconds.indices.filter { i in !seconds.indices.contains { j in … } }`, and in the braces three conditions.
//:
//: ## Why
//: A table with one column has a winner. A table with two has a front, and which point of it is right for you depends on
//: what a second costs you. A learner behind the front is never right, whatever a second costs.

/// The numbers of those whom nobody beats in time and accuracy together.
func paretoFront(seconds: [Double], accuracies: [Double]) -> [Int] {
  // BEGIN SOLUTION
  seconds.indices.filter { one in
    !seconds.indices.contains { other in
      seconds[other] <= seconds[one] && accuracies[other] >= accuracies[one]
        && (seconds[other] < seconds[one] || accuracies[other] > accuracies[one])
    }
  }
  // WRONG strict: somebody as quick and better, or as good and quicker, beats too: one strict difference is enough
  //   seconds.indices.filter { one in
  //     !seconds.indices.contains { other in
  //       seconds[other] < seconds[one] && accuracies[other] > accuracies[one]
  //     }
  //   }
  // WRONG equals: two that are equal in both beat each other here: ask for one strict difference
  //   seconds.indices.filter { one in
  //     !seconds.indices.contains { other in
  //       other != one && seconds[other] <= seconds[one] && accuracies[other] >= accuracies[one]
  //     }
  //   }
  // WRONG best: this is the most accurate alone: a quicker one that is worse may be on the front
  //   seconds.indices.filter { accuracies[$0] == accuracies.max()! }
  // WRONG slow: the sign of time is turned round: less is better
  //   seconds.indices.filter { one in
  //     !seconds.indices.contains { other in
  //       seconds[other] >= seconds[one] && accuracies[other] >= accuracies[one]
  //         && (seconds[other] > seconds[one] || accuracies[other] > accuracies[one])
  //     }
  //   }
  // EQUAL: an index is not below zero
  //   absolute(seconds.indices.filter { one in !seconds.indices.contains { other in seconds[other] <= seconds[one] && accuracies[other] >= accuracies[one] && (seconds[other] < seconds[one] || accuracies[other] > accuracies[one]) } })
  //   positivePart(seconds.indices.filter { one in !seconds.indices.contains { other in seconds[other] <= seconds[one] && accuracies[other] >= accuracies[one] && (seconds[other] < seconds[one] || accuracies[other] > accuracies[one]) } })
  // END SOLUTION
}

#if CHECKS
  public let checks = [
    Check(
      "three learners", input: "seconds 1, 2, 3  accuracies 0.5, 0.9, 0.8", expected: [0, 1],
      mistakes: [
        "this is the most accurate alone: a quicker one that is worse may be on the front": [1],
        "the sign of time is turned round: less is better": [1, 2],
      ]
    ) { paretoFront(seconds: [1, 2, 3], accuracies: [0.5, 0.9, 0.8]) },
    Check(
      "as quick and worse, as good and slower",
      input: "seconds 1, 1, 2  accuracies 0.5, 0.7, 0.7", expected: [1],
      mistakes: [
        "somebody as quick and better, or as good and quicker, beats too: one strict difference is enough":
          [0, 1, 2]
      ]
    ) { paretoFront(seconds: [1, 1, 2], accuracies: [0.5, 0.7, 0.7]) },
    Check(
      "twins", input: "seconds 4, 4, 1  accuracies 0.9, 0.9, 0.2", expected: [0, 1, 2],
      mistakes: [
        "two that are equal in both beat each other here: ask for one strict difference": [2]
      ]
    ) { paretoFront(seconds: [4, 4, 1], accuracies: [0.9, 0.9, 0.2]) },
    Check("alone", input: "seconds 7  accuracies 0.1", expected: [0]) {
      paretoFront(seconds: [7], accuracies: [0.1])
    },
  ]
#endif
