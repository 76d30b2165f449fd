import Datasets
import Engine
import Foundation
import Learning
import Plotting

/// How somebody did on problems that all others descended as well.
struct Outcome {
  let name: String
  let color: Color
  let isLearned: Bool
  /// The mean loss before each step and after the last.
  let losses: [Double]
  /// The last loss of every problem.
  let score: TaskScore

  /// By how much this one is lower than another on the same problems, on the logarithmic scale.
  func lead(over other: Outcome) -> TaskScore {
    TaskScore(
      perTask: zip(score.perTask, other.score.perTask).map { log10($0) - log10($1) })
  }
}

extension Outcome {
  /// Lets someone descend the problems, on all cores.
  init(
    _ name: String, _ color: Color, isLearned: Bool, on tests: TestTasks<[Problem]>,
    _ descend: (Problem) -> Descent
  ) {
    let problems = tests.value
    let runs = parallelMap(problems.count) { descend(problems[$0]) }
    let ends = zip(problems, runs).flatMap { $0.judge($1.theta).scalars.doubles }
    let losses = runs[0].losses.indices.map { step in
      runs.reduce(0) { $0 + $1.losses[step] } / Double(runs.count)
    }
    self.init(
      name: name, color: color, isLearned: isLearned, losses: losses,
      score: TaskScore(perTask: ends))
  }

  /// A rule that people made, at the rate that the grid chose.
  init(_ search: RateSearch, on tests: TestTasks<[Problem]>, steps: Int) {
    self.init(search.rule.rawValue, search.rule.color, isLearned: false, on: tests) {
      search.rule.descend($0, rate: search.best, steps: steps)
    }
  }

  /// A learned optimizer after meta-training.
  init(
    _ variant: LearnedVariant, _ optimizer: LearnedOptimizer, on tests: TestTasks<[Problem]>,
    steps: Int
  ) {
    self.init(variant.name, variant.color, isLearned: true, on: tests) {
      optimizer.descend($0, steps: steps)
    }
  }

  /// One who never moves.
  init(standingStillOn tests: TestTasks<[Problem]>) {
    self.init("stand still", .gray, isLearned: false, on: tests) {
      Descent(losses: [$0.look($0.start, 0).loss], theta: $0.start)
    }
  }
}

extension Rule {
  /// Its colour in every picture.
  var color: Color {
    switch self {
    case .sgd: .skyBlue
    case .momentum: .green
    case .rmsprop: .orange
    case .adam: .vermilion
    }
  }
}

extension TaskScore {
  /// log₁₀ of the mean, and its interval carried through the logarithm.
  var log10OfMean: (value: Double, interval: Double) { (log10(mean), interval / mean / log(10)) }
}
