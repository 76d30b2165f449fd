import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting

/// A place that no optimizer was trained for.
struct Journey {
  /// In names of records, and in words.
  let key, name: String
  let steps: Int
  let problem: (UInt64) -> Problem
}

/// Longer, with another activation, wider, and something else altogether.
func journeys(from home: DigitNetwork, _ size: Experiment) -> [Journey] {
  var (withRelu, wide) = (home, home)
  withRelu.activation = { $0.relu() }
  wide.sizes[1] *= 2
  let width = wide.sizes[1]
  return [
    Journey(key: "twice", name: "twice the steps", steps: 2 * size.horizon) {
      home.problem(seed: $0)
    },
    Journey(key: "ten", name: "ten times the steps", steps: size.longest) {
      home.problem(seed: $0)
    },
    Journey(key: "relu", name: "relu", steps: size.horizon) { [withRelu] in
      withRelu.problem(seed: $0)
    },
    Journey(key: "wide", name: "width \(width)", steps: size.horizon) { [wide] in
      wide.problem(seed: $0)
    },
    Journey(key: "waves", name: "waves", steps: size.horizon) { waveProblem(seed: $0) },
  ]
}

extension Journey {
  /// Some learned optimizers, Adam with the rate from home, and Adam with a rate that is tuned here: among eleven
  /// around that from home, itself in the middle. Beside them one who stands still.
  func outcomes(
    _ travellers: [(variant: LearnedVariant, optimizer: LearnedOptimizer)], adamAtHome: Float,
    _ chapter: Chapter, _ draws: Draws, _ size: Experiment
  ) -> (search: RateSearch, outcomes: [Outcome], still: Outcome) {
    chapter.begin(experiment: name)
    let tuning = ValidationTasks((0..<size.journeyTunings).map { problem(draws.seed(11, $0)) })
    let tests = TestTasks((0..<size.journeyTests).map { problem(draws.seed(12, $0)) })
    let rates = (-5...5).map { adamAtHome * pow(10, Float($0) / 3) }
    let search = RateSearch(.adam, rates: rates, on: tuning, steps: steps)
    func adam(_ name: String, _ color: Color, _ rate: Float) -> Outcome {
      Outcome(name, color, isLearned: false, on: tests) {
        Rule.adam.descend($0, rate: rate, steps: steps)
      }
    }
    let learned = travellers.map { Outcome($0.variant, $0.optimizer, on: tests, steps: steps) }
    let rules = [
      adam("Adam, tuned at home", .vermilion, adamAtHome),
      adam("Adam, tuned here", .gray, search.best),
    ]
    return (search, learned + rules, Outcome(standingStillOn: tests))
  }
}
