//: # 11.1 · One rule, many memories
//: *Minutes:* 4
//:
//: One rule leads all weights of a network. It gets the gradient of a weight and what it remembers of *this* weight, and
//: answers with an update and with what it will remember. Ask it for each of the weights in turn. Return all
//: updates and all new memories, in the order of the weights.
//:
//: Let the rule answer with the sum of gradient and memory, and remember the gradient. Gradients 1 and 2 with the memories
//: 10 and 20 give the updates 11 and 22, and the memories 1 and 2.
//:
//: ## Hint
//: What may the answer for the second weight depend on? Does the first weight belong to that?
//:
//: ## Hint
//: `zip` brings each gradient together with its own memory. What does the rule give back for such a pair?
//:
//: ## Hint
//: `map` the zip with the rule, once. That is a list of answers; one `map` takes the updates out of it, another one the states.
//:
//: ## Why
//: So one small LSTM leads a network of any size: the rule is shared, and only memories are as many as
//: weights. It also says what such an optimizer cannot see: that two weights belong together. Here a “weight” may as well
//: be a block of a thousand rows, because a matrix product treats its rows the same way.

/// The updates of many coordinates, and what is remembered of each, by one rule for all of them.
func byOneRule<Slope, State>(
  _ slopes: [Slope], states: [State], rule: (Slope, State) -> (update: Slope, state: State)
) -> (updates: [Slope], states: [State]) {
  // BEGIN SOLUTION
  let answers = zip(slopes, states).map { rule($0, $1) }
  return (answers.map(\.update), answers.map(\.state))
  // WRONG shared: one memory went from weight to weight: each has its own
  //   var (state, updates) = (states[0], [Slope]())
  //   for slope in slopes {
  //     let answer = rule(slope, state)
  //     state = answer.state
  //     updates.append(answer.update)
  //   }
  //   return (updates, states.map { _ in state })
  // WRONG forgets: the memories are those that came in: return what the rule wants to remember
  //   return (zip(slopes, states).map { rule($0, $1).update }, states)
  // WRONG first: all weights were answered from the memory of the first one
  //   let answers = slopes.map { rule($0, states[0]) }
  //   return (answers.map(\.update), answers.map(\.state))
  // END SOLUTION
}

#if CHECKS
  /// Momentum at the rate 1: m ← m/2 + g, Δ = −m.
  func momentum(_ slope: Double, _ state: Double) -> (update: Double, state: Double) {
    (-(0.5 * state + slope), 0.5 * state + slope)
  }

  func asked(_ slopes: [Double], _ states: [Double]) -> [[Double]] {
    let (updates, states) = byOneRule(slopes, states: states, rule: momentum)
    return [updates, states]
  }

  public let checks = [
    Check(
      "three weights", input: "m ← m/2 + g, Δ = −m  g = 1, 2, 3  m = 10, 20, 40",
      expected: [[-6, -12, -23], [6, 12, 23]],
      mistakes: [
        "one memory went from weight to weight: each has its own": [
          [-6, -5, -5.5], [5.5, 5.5, 5.5],
        ],
        "the memories are those that came in: return what the rule wants to remember": [
          [-6, -12, -23], [10, 20, 40],
        ],
        "all weights were answered from the memory of the first one": [[-6, -7, -8], [6, 7, 8]],
      ]
    ) { asked([1, 2, 3], [10, 20, 40]) },
    Check(
      "weights in another order: the same answers, in that order",
      input: "m ← m/2 + g, Δ = −m  g = 3, 1, 2  m = 40, 10, 20",
      expected: [[-23, -6, -12], [23, 6, 12]],
      mistakes: [
        "one memory went from weight to weight: each has its own": [
          [-23, -12.5, -8.25], [8.25, 8.25, 8.25],
        ]
      ]
    ) { asked([3, 1, 2], [40, 10, 20]) },
    Check(
      "the second step", input: "m ← m/2 + g, Δ = −m  two steps from m = 0, 0  g = 1, 2, then 0, 0",
      expected: [[-0.5, -1], [0.5, 1]],
      mistakes: [
        "the memories are those that came in: return what the rule wants to remember": [
          [0, 0], [0, 0],
        ]
      ]
    ) { asked([0, 0], asked([1, 2], [0, 0])[1]) },
    Check(
      "the example of the task", input: "Δ = g + m, m ← g  g = 1, 2  m = 10, 20",
      expected: [[11, 22], [1, 2]]
    ) {
      let (updates, states) = byOneRule([1.0, 2], states: [10.0, 20]) { ($0 + $1, $0) }
      return [updates, states]
    },
  ]
#endif
