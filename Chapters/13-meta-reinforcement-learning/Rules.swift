import Datasets
import Learning
import Notebook

/// The one number of a rule, tried out on bandits that the test does not see.
struct Tuning {
  let strategies: [Strategy]
  let knobs: [Double]
  /// Coins won per bandit, with each of the numbers.
  let coins: [Double]

  init(
    _ knobs: [Double], on bandits: ValidationTasks<[Bandit]>, pulls: Int, seed: UInt64,
    _ make: (Double) -> Strategy
  ) {
    let strategies = knobs.map(make)
    (self.knobs, self.strategies) = (knobs, strategies)
    coins = strategies.map {
      Played($0.name, $0.play(bandits.value, pulls: pulls, seed: seed)).coins.mean
    }
  }

  private var search: GridSearch<Double> { GridSearch(knobs, scores: coins) }
  var best: Int { search.bestIndex }
  var strategy: Strategy { strategies[best] }
  /// A row of a table: the rule, and what each number won.
  var row: [String] {
    let tries = zip(knobs, coins).map {
      "\($0.written(.shortest)): \($1.written(.decimals(2)))"
    }
    return [strategy.name, tries.joined(separator: ", ")]
  }
  /// Whether the best number is the first or the last that was tried.
  var isAtEdge: Bool { !search.isInside }
}

/// Everybody's rule for one size of the game.
struct Rules {
  let players: [Strategy]
  /// Those of them that have a number to tune.
  let tunings: [Tuning]

  init(arms: Int, pulls: Int, tunedOn count: Int, seed: UInt64) {
    let few = ValidationTasks(bandits(count, arms: arms, seed: seed, stream: 4))
    func tuned(_ knobs: [Double], _ make: (Double) -> Strategy) -> Tuning {
      Tuning(knobs, on: few, pulls: pulls, seed: seed &+ 3, make)
    }
    tunings = [
      tuned([0, 0.005, 0.01, 0.02, 0.05, 0.1]) { .epsilonGreedy($0) },
      tuned([2, 5, 10, 30, 100]) { .optimisticThompson(Int($0)) },
      tuned([0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5]) { .ucb1($0) },
    ]
    let horizon = 1 - 1 / Double(pulls)
    players = [
      .random, .winStay, .greedy, tunings[0].strategy, .thompson, tunings[1].strategy,
      tunings[2].strategy, .gittins(GittinsIndex(discount: horizon, pulls: pulls)),
    ]
  }
}
