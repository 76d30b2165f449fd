//: # 11.5 · Broken code: an optimizer that stumbles when it is alone
//: *Minutes:* 6
//:
//: A learned optimizer leads one problem after the other. `problems[p]` holds the gradients of problem p, in the order of its
//: steps. `rule` is the optimizer: a gradient and its memory come in, an update and the new memory go out. Its memory before
//: a first step is `fresh`. The function returns all updates.
//:
//: Trained with this code the optimizer's losses fall, and look fine. On the first problem that it meets alone it stumbles. Mend the code.
//:
//: If the rule is $m \leftarrow m/2 + g$, $\Delta = -m$ and `fresh` is 0, then two problems with the gradients 1 and 1 each give −1 and −1.5, both
//: times. This code gives −1.75 and −1.875 the second time.
//:
//: ## Hint
//: Give it the same problem twice. Whoever starts afresh answers the same.
//:
//: ## Hint
//: How often is `fresh` used here, and how often should it be?
//:
//: ## Hint
//: The `var` belongs into the outer closure: it lives for one problem, and for all of its steps.
//:
//: ## Why
//: Trained with the memories of other problems, the optimizer learns to rely on them, and there are none when it matters. No loss
//: shows it: the mistake is the same at every step of the training. What shows it is a test, the same problem twice and the same first
//: step. The opposite mistake is to forget at each *cut of the tape*: a cut ends the history of a state, not the state.

/// The updates of an optimizer for the gradients of several problems, one problem after the other.
func answersToEach<Slope, State>(
  _ problems: [[Slope]], fresh: State, rule: (Slope, State) -> (update: Slope, state: State)
) -> [[Slope]] {
  // BEGIN SOLUTION
  problems.map { slopes in
    var state = fresh
    return slopes.map { slope in
      let answer = rule(slope, state)
      state = answer.state
      return answer.update
    }
  }
  // BROKEN carried: a problem began with the memory of the one before it
  //   var state = fresh
  //   return problems.map { slopes in
  //     slopes.map { slope in
  //       let answer = rule(slope, state)
  //       state = answer.state
  //       return answer.update
  //     }
  //   }
  // WRONG forgetful: every step began afresh: within a problem the memory goes on
  //   problems.map { slopes in slopes.map { rule($0, fresh).update } }
  // WRONG late: the memory moved between problems and stood still within them: the other way round
  //   var state = fresh
  //   return problems.map { slopes in
  //     let answers = slopes.map { rule($0, state) }
  //     state = answers.last?.state ?? state
  //     return answers.map(\.update)
  //   }
  // END SOLUTION
}

#if CHECKS
  func answered(_ problems: [[Double]]) -> [[Double]] {
    answersToEach(problems, fresh: 0.0) { slope, state in
      (update: -(0.5 * state + slope), state: 0.5 * state + slope)
    }
  }

  public let checks = [
    Check(
      "the same problem twice", input: "m ← m/2 + g, Δ = −m, m = 0  g = 1, 1 | 1, 1",
      expected: [[-1, -1.5], [-1, -1.5]],
      mistakes: [
        "a problem began with the memory of the one before it": [[-1, -1.5], [-1.75, -1.875]],
        "every step began afresh: within a problem the memory goes on": [[-1, -1], [-1, -1]],
        "the memory moved between problems and stood still within them: the other way round": [
          [-1, -1], [-1.5, -1.5],
        ],
      ]
    ) { answered([[1, 1], [1, 1]]) },
    Check(
      "a quiet problem after a loud one",
      input: "m ← m/2 + g, Δ = −m, m = 0  g = 16 | 0, 0 | −1, 2",
      expected: [[-16], [0, 0], [1, -1.5]],
      mistakes: [
        "a problem began with the memory of the one before it": [[-16], [-8, -4], [-1, -2.5]],
        "every step began afresh: within a problem the memory goes on": [[-16], [0, 0], [1, -2]],
      ]
    ) { answered([[16], [0, 0], [-1, 2]]) },
  ]
#endif
