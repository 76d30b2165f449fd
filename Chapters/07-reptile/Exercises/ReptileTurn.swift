//: # 7.5 · Broken code: a result that depends on the order
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
//: Check it: `./kit check 7.5`. Stuck? `./kit hint 7.5`.
import Checks

/// The start after one turn: a share of the way towards the mean of the places where the tasks end.
func reptileTurn(
  _ theta: Double, tasks: [(Double) -> Double], steps: Int, rate: Double, metaRate: Double
) -> Double {
  var way = 0.0
  var fast = theta
  for slope in tasks {
    for _ in 0..<steps { fast -= rate * slope(fast) }
    way += fast - theta
  }
  return theta + metaRate * way / Double(tasks.count)
}
