import Datasets
import Learning
import Notebook

/// The inner rate that suits a policy best, on a tenth as many robots as the test has.
struct RateChoice {
  /// The mean return after one step by its rate.
  let search: GridSearch<Float>
  /// The mean return of the same robots without a step.
  let without: Double

  init(
    _ policy: RobotPolicy, _ family: RobotFamily, _ recipe: RobotRecipe, _ tests: TestSizes,
    seed: UInt64
  ) {
    let robots = ValidationTasks(
      family.robots(max(tests.robots / 10, 10), seed: seed, stream: 21))
    func returns(_ rate: Float, steps: Int) -> Double {
      let trial = recipe.with(innerRate: rate)
      let list = metaTests(robots.value, policy, trial, steps: steps, seed: seed, stream: 121)
      return list.reduce(0) { $0 + $1.returns[steps] } / Double(list.count)
    }
    self.init(
      search: GridSearch(widening: [0.01, 0.03, 0.1, 0.3], by: 4) { returns($0, steps: 1) },
      without: returns(0, steps: 0))
  }

  init(search: GridSearch<Float>, without: Double) {
    (self.search, self.without) = (search, without)
  }

  /// Vouches for the best rate, says what each of them earned, and whether the best lies inside.
  func shown(_ name: String, line: UInt = #line) -> Float {
    let tries = zip(search.choices, search.scores).map {
      "\($0.written(.significant(1))): \($1.written(.decimals(1)))"
    }
    print(
      "joint training, return without a step \(without.written(.decimals(1))); after a step of",
      tries.joined(separator: ", "))
    record(name, search.best, style: .significant(1), line: line)
    record("\(name)-edge", Seen.edge(self), line: line)
    return search.best
  }
}
