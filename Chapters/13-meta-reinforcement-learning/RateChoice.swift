import Datasets
import Learning
import Notebook

/// The inner rate that suits a policy best, on a tenth as many robots as the test has.
struct RateChoice {
  let rates: [Float] = [0.01, 0.03, 0.1, 0.3]
  /// The mean return after one step, with each of the rates.
  let returns: [Double]

  init(
    _ policy: RobotPolicy, _ family: RobotFamily, _ recipe: RobotRecipe, _ tests: TestSizes,
    seed: UInt64
  ) {
    let robots = ValidationTasks(
      family.robots(max(tests.robots / 10, 10), seed: seed, stream: 21))
    returns = rates.map { rate in
      let trial = recipe.with(innerRate: rate)
      let list = metaTests(robots.value, policy, trial, steps: 1, seed: seed, stream: 121)
      return list.reduce(0) { $0 + $1.returns[1] } / Double(list.count)
    }
  }

  private var search: GridSearch<Float> { GridSearch(rates, scores: returns) }
  var best: Float { search.best }

  /// Vouches for the best rate, and says what each of them earned.
  func shown(_ name: String, line: UInt = #line) -> Float {
    let tries = zip(rates, returns).map { "\($0): \($1.written(.decimals(1)))" }
    print("joint training, return after a step of", tries.joined(separator: ", "))
    if !search.isInside {
      print("the best of these is at an end of what was tried")
    }
    record(name, best, style: .significant(1), line: line)
    return best
  }
}
