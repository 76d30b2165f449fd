//: # 2.3 · The walk back
//: *Minutes:* 12
//:
//: A computation is a list of values, each made from earlier ones; the last is the output. For each value the
//: tape says from which inputs it was made and with which slopes $\partial\,\text{value}/\partial\,\text{input}$.
//: Return the blame of every value: $\partial\,\text{output}/\partial\,\text{value}$.
//:
//: For $a = 3$, $b = a\cdot a$ the tape is `[[], [(input: 0, slope: 3), (input: 0, slope: 3)]]`, and the answer
//: is `[6, 1]`.
//:
//: ## Hint
//: The output's own blame is 1. Who can pass blame on first, and to whom?
//:
//: ## Hint
//: Walk from the last value to the first: nobody may pass blame on before everyone who used it has spoken.
//:
//: ## Hint
//: Each input receives the value's blame times the slope. A value that is used twice is blamed twice, and the two
//: are *added*.
//:
//: ## Why
//: That is reverse mode, all of it: one walk gives the slopes with respect to a million parameters, for the price
//: of about one more evaluation. The two mistakes that everybody makes once (walking in the wrong order, and
//: overwriting instead of adding) give right answers on chains and wrong ones on everything else.

/// The slope of the last value with respect to every value on the tape.
func walkBack(_ tape: [[(input: Int, slope: Double)]]) -> [Double] {
  // BEGIN SOLUTION
  var blame = tape.map { _ in 0.0 }
  blame[tape.count - 1] = 1
  for value in tape.indices.reversed() {
    for (input, slope) in tape[value] { blame[input] += blame[value] * slope }
  }
  return blame
  // WRONG overwrites: a value that is used twice is blamed twice: add the two, do not overwrite
  //   var blame = tape.map { _ in 0.0 }
  //   blame[tape.count - 1] = 1
  //   for value in tape.indices.reversed() {
  //     for (input, slope) in tape[value] { blame[input] = blame[value] * slope }
  //   }
  //   return blame
  // WRONG forward: walk from the last value to the first: this one passed blame on before it had any
  //   var blame = tape.map { _ in 0.0 }
  //   blame[tape.count - 1] = 1
  //   for value in tape.indices {
  //     for (input, slope) in tape[value] { blame[input] += blame[value] * slope }
  //   }
  //   return blame
  // WRONG no-chain: these are sums of slopes: each slope must be multiplied by the blame of its value
  //   var blame = tape.map { _ in 0.0 }
  //   blame[tape.count - 1] = 1
  //   for value in tape.indices.reversed() {
  //     for (input, slope) in tape[value] { blame[input] += slope }
  //   }
  //   return blame
  // EQUAL: zeros have no sign
  //   var blame = negated(tape.map { _ in 0.0 })
  //   var blame = absolute(tape.map { _ in 0.0 })
  //   var blame = positivePart(tape.map { _ in 0.0 })
  // END SOLUTION
}

#if CHECKS
  // a = 3, b = a · a, c = 2b, d = c + a: ∂d/∂a = 1 + 2 · 2a = 13.
  let tape: [[(input: Int, slope: Double)]] = [
    [], [(0, 3), (0, 3)], [(1, 2)], [(2, 1), (0, 1)],
  ]

  public let checks = [
    Check(
      "a chain", input: "b = 5a, c = 2b", expected: [10, 2, 1],
      mistakes: [
        "walk from the last value to the first: this one passed blame on before it had any":
          [0, 2, 1],
        "these are sums of slopes: each slope must be multiplied by the blame of its value":
          [5, 2, 1],
      ]
    ) {
      walkBack([[], [(input: 0, slope: 5)], [(input: 1, slope: 2)]])
    },
    Check(
      "values that are used more than once", input: "a = 3, b = a · a, c = 2b, d = c + a",
      expected: [13, 2, 1, 1],
      mistakes: [
        "a value that is used twice is blamed twice: add the two, do not overwrite": [6, 2, 1, 1],
        "walk from the last value to the first: this one passed blame on before it had any":
          [1, 0, 1, 1],
        "these are sums of slopes: each slope must be multiplied by the blame of its value":
          [7, 2, 1, 1],
      ]
    ) { walkBack(tape) },
    Check("the example of the task", input: "a = 3, b = a · a", expected: [6, 1]) {
      walkBack([[], [(input: 0, slope: 3), (input: 0, slope: 3)]])
    },
    Check(
      "slopes below zero", input: "b = −2a, c = −3a − b/2", expected: [-2, -0.5, 1]
    ) {
      walkBack([[], [(input: 0, slope: -2)], [(input: 0, slope: -3), (input: 1, slope: -0.5)]])
    },
  ]
#endif
