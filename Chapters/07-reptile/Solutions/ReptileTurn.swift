//: # 7.5 · Broken code: a result that depends on the order
//: *Minutes:* 8
//:
//: One turn of Reptile on several tasks: each is learned from θ for some steps, and θ moves by ε towards the *mean*
//: of where they end up. `tasks` are the slopes of the tasks' losses; a model is one number.
//:
//: This function runs and learns. But its result depends on the order of the tasks, and the last ones seem to be
//: easier than the first. Mend it.
//:
//: With θ = 0, slopes `{ $0 - 8 }` and `{ $0 + 4 }`, two steps of rate 0.5 and ε = 0.5 the tasks end at 6 and at −3,
//: and the answer is 0.75.
//:
//: ## Hint
//: Follow the place from task to task on paper. Where does the second task begin?
//:
//: ## Hint
//: Every task must begin at θ, whatever the one before has learned.
//:
//: ## Hint
//: It is one line at the wrong depth: the copy of the start must be made *inside* the loop over tasks.
//:
//: ## Why
//: What one task has learned must not reach the next: then you measure how well the model remembers, not how well it
//: learns. The same happens with anything that lives on by accident: momentum, batch norm's statistics, the memory of a
//: recurrent network. A copy of a struct takes all of it along, if it is made at the right place.

/// The start after one turn: a share of the way towards the mean of the places where the tasks end.
func reptileTurn(
  _ theta: Double, tasks: [(Double) -> Double], steps: Int, rate: Double, metaRate: Double
) -> Double {
  // BEGIN SOLUTION
  var way = 0.0
  for slope in tasks {
    var fast = theta
    for _ in 0..<steps { fast -= rate * slope(fast) }
    way += fast - theta
  }
  return theta + metaRate * way / Double(tasks.count)
  // BROKEN chained: a task began where the one before had ended: each begins at θ
  //   var way = 0.0
  //   var fast = theta
  //   for slope in tasks {
  //     for _ in 0..<steps { fast -= rate * slope(fast) }
  //     way += fast - theta
  //   }
  //   return theta + metaRate * way / Double(tasks.count)
  // WRONG sum: this is the sum of the ways: divide by the number of tasks
  //   var way = 0.0
  //   for slope in tasks {
  //     var fast = theta
  //     for _ in 0..<steps { fast -= rate * slope(fast) }
  //     way += fast - theta
  //   }
  //   return theta + metaRate * way
  // WRONG one-step: every task took one step only: that is joint training
  //   var way = 0.0
  //   for slope in tasks {
  //     var fast = theta
  //     fast -= rate * slope(fast)
  //     way += fast - theta
  //   }
  //   return theta + metaRate * way / Double(tasks.count)
  // WRONG mean-slope: one walk went down the mean slope, and that is joint training: each task walks by itself
  //   var fast = theta
  //   for _ in 0..<steps {
  //     let slopes = tasks.map { $0(fast) }
  //     fast -= rate * slopes.reduce(0, +) / Double(tasks.count)
  //   }
  //   return theta + metaRate * (fast - theta)
  // END SOLUTION
}

#if CHECKS
  let (left, right) = ({ (x: Double) in x - 8 }, { (x: Double) in x + 4 })

  func turn(_ tasks: [(Double) -> Double]) -> Double {
    reptileTurn(0, tasks: tasks, steps: 2, rate: 0.5, metaRate: 0.5)
  }

  public let checks = [
    Check(
      "two tasks", input: "θ = 0  slopes x − 8, x + 4  two steps, α = 0.5  ε = 0.5",
      expected: 0.75,
      mistakes: [
        "a task began where the one before had ended: each begins at θ": 1.125,
        "this is the sum of the ways: divide by the number of tasks": 1.5,
        "every task took one step only: that is joint training": 0.5,
      ]
    ) { turn([left, right]) },
    Check(
      "the order of the tasks does not matter", input: "the same, slopes x + 4, x − 8",
      expected: 0.75,
      mistakes: ["a task began where the one before had ended: each begins at θ": 0.5625]
    ) { turn([right, left]) },
    Check(
      "tasks of different curvature",
      input: "θ = 1  slopes 2(x − 3), x + 4  two steps, α = 0.25  ε = 0.5", expected: 0.828125,
      mistakes: [
        "one walk went down the mean slope, and that is joint training: each task walks by itself":
          0.8984375,
        "a task began where the one before had ended: each begins at θ": 1.0390625,
      ]
    ) {
      reptileTurn(
        1, tasks: [{ 2 * ($0 - 3) }, { $0 + 4 }], steps: 2, rate: 0.25, metaRate: 0.5)
    },
    Check(
      "from below zero", input: "θ = −2  slopes 2(x − 3), x + 4  two steps, α = 0.25  ε = 0.5",
      expected: -1.28125
    ) {
      reptileTurn(
        -2, tasks: [{ 2 * ($0 - 3) }, { $0 + 4 }], steps: 2, rate: 0.25, metaRate: 0.5)
    },
  ]
#endif
