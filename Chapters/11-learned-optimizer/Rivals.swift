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

/// Every rate that was tried for a rule, and the mean loss after the last step on problems to tune on.
struct RateSearch {
  let rule: Rule
  let rates: [Float]
  let losses: [Double]

  /// Tries every rate on every problem. A loss that is not finite counts as infinite.
  init(
    _ rule: Rule, rates: [Float], on problems: [Problem], steps: Int,
    schedule: (Int) -> Float = { _ in 1 }
  ) {
    (self.rule, self.rates) = (rule, rates)
    let ends = parallelMap(rates.count * problems.count) { index in
      let problem = problems[index % problems.count]
      let end = rule.descend(
        problem, rate: rates[index / problems.count], steps: steps, schedule: schedule)
      return Double(problem.judge(end.theta).mean().item)
    }
    losses = rates.indices.map { row in
      let part = ends[row * problems.count..<(row + 1) * problems.count]
      let mean = part.reduce(0, +) / Double(part.count)
      return mean.isFinite ? mean : .infinity
    }
  }

  /// The rate with the lowest loss.
  var best: Float { rates[losses.indices.min { losses[$0] < losses[$1] }!] }
}

extension LearnedOptimizer {
  /// The same optimizer, all of whose updates are multiplied by the factor that does best on problems to
  /// tune on: the one number that every other rule is granted, too.
  func tuned(_ factors: [Float], on problems: [Problem], steps: Int) -> LearnedOptimizer {
    let candidates = factors.map { factor in
      var copy = self
      copy.scale = scale * factor
      return copy
    }
    let ends = parallelMap(candidates.count * problems.count) { index in
      let problem = problems[index % problems.count]
      let end = candidates[index / problems.count].descend(problem, steps: steps)
      return Double(problem.judge(end.theta).mean().item)
    }
    let losses = candidates.indices.map { row in
      ends[row * problems.count..<(row + 1) * problems.count].reduce(0, +)
    }
    return candidates[losses.indices.min { losses[$0] < losses[$1] }!]
  }
}
