import Datasets
import Engine
import Foundation
import Learning

/// The optimizers that people have made; each has one number that must be found by trying.
enum Rule: String, CaseIterable, Sendable {
  case sgd = "SGD"
  case momentum = "momentum"
  case rmsprop = "RMSprop"
  case adam = "Adam"

  /// Follows the rule from θ₀; the rate of step t is `rate` times `schedule(t)`.
  func descend(
    _ problem: Problem, rate: Float, steps: Int, schedule: (Int) -> Float = { _ in 1 }
  ) -> Descent {
    switch self {
    case .sgd: run(SGD(rate: rate), problem, steps, schedule)
    case .momentum: run(SGD(rate: rate, momentum: 0.9), problem, steps, schedule)
    case .rmsprop: run(RMSProp(rate: rate), problem, steps, schedule)
    case .adam: run(Adam(rate: rate), problem, steps, schedule)
    }
  }
}

/// A descent's mean loss before each step and after the last, and where it ended.
struct Descent {
  let losses: [Double]
  let theta: Tensor
}

private func run<Rule: Optimizer>(
  _ rule: Rule, _ problem: Problem, _ steps: Int, _ schedule: (Int) -> Float
) -> Descent {
  var (rule, point, losses) = (rule, Parameters(tensors: [problem.start]), [Double]())
  let rate = rule.rate
  for step in 0...steps {
    let (loss, slope) = problem.look(point.tensors[0], step)
    losses.append(loss)
    rule.rate = rate * schedule(step)
    if step < steps { rule.update(&point, along: [slope]) }
  }
  return Descent(losses: losses, theta: point.tensors[0])
}

/// Every rate that was tried for a rule, and the losses after the last step on problems to tune on.
struct RateSearch {
  let rule: Rule
  let rates: [Float]
  /// [rate][problem].
  let ends: [[Double]]

  /// Tries every rate on every problem.
  init(
    _ rule: Rule, rates: [Float], on problems: ValidationTasks<[Problem]>, steps: Int,
    schedule: (Int) -> Float = { _ in 1 }
  ) {
    (self.rule, self.rates) = (rule, rates)
    ends = finalLosses(rates, on: problems.value) {
      rule.descend($1, rate: $0, steps: steps, schedule: schedule)
    }
  }

  /// The mean loss of each rate; one that is not finite counts as infinite.
  var losses: [Double] {
    ends.map { row in
      let mean = row.reduce(0, +) / Double(row.count)
      return mean.isFinite ? mean : .infinity
    }
  }

  /// The rate with the lowest mean loss.
  var best: Float { bestRate(rates, losses: ends) }
  /// Whether it is the smallest or the largest that was tried.
  var isAtEdge: Bool { best == rates.first || best == rates.last }
}

/// Where each problem ends with each of the numbers to choose from: [number][problem].
private func finalLosses(
  _ numbers: [Float], on problems: [Problem], _ descend: @Sendable (Float, Problem) -> Descent
) -> [[Double]] {
  let ends = parallelMap(numbers.count * problems.count) { index in
    let problem = problems[index % problems.count]
    let end = descend(numbers[index / problems.count], problem)
    return Double(problem.judge(end.theta).mean().item)
  }
  return numbers.indices.map { Array(ends[$0 * problems.count..<($0 + 1) * problems.count]) }
}

/// A learned optimizer with the factor that served it best on problems to tune on, and its mean loss there.
struct TunedOptimizer {
  let optimizer: LearnedOptimizer
  let loss: Double
  /// Whether the factor is the smallest or the largest that was tried.
  let isAtEdge: Bool
}

extension LearnedOptimizer {
  /// The same optimizer, all of whose updates are multiplied by the factor that does best on problems to
  /// tune on: the one number that every other rule is granted, too.
  func tuned(
    _ factors: [Float], on problems: ValidationTasks<[Problem]>, steps: Int
  ) -> TunedOptimizer {
    @Sendable func scaled(_ factor: Float) -> LearnedOptimizer {
      var copy = self
      copy.scale = scale * factor
      return copy
    }
    let ends = finalLosses(factors, on: problems.value) { scaled($0).descend($1, steps: steps) }
    let best = bestRate(factors, losses: ends)
    let row = factors.firstIndex(of: best).map { ends[$0] } ?? []
    return TunedOptimizer(
      optimizer: scaled(best), loss: row.reduce(0, +) / Double(row.count),
      isAtEdge: best == factors.first || best == factors.last)
  }
}
