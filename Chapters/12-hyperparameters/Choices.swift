import Engine
import Foundation
import Learning
import Plotting

/// What somebody chose for many tasks, beside what those tasks are like.
struct Choices {
  static let traitNames = ["scale", "turns", "noise", "points"]
  /// Each hyperparameter's values, task by task.
  let values: [[Double]]
  /// Each trait's values, task by task.
  let traits: [[Double]]

  init(values: [[Double]], traits: [[Double]]) { (self.values, self.traits) = (values, traits) }

  init(of chooser: SetEncoder, on families: [Family]) {
    let answers = families.map { chooser($0.problems.training) }
    values = Hyperparameter.allCases.map { knob in
      answers.flatMap { knob.value($0).scalars.doubles }
    }
    traits = Self.traits(of: families.flatMap(\.problems.traits))
  }

  static func traits(of all: [Traits]) -> [[Double]] {
    [
      all.map { Double($0.scale) }, all.map { Double($0.curvature) }, all.map { Double($0.noise) },
      all.map { Double($0.count) },
    ]
  }

  /// The correlation of every hyperparameter's logarithm with that of every trait.
  var correlations: [[Double]] {
    values.map { chosen in
      traits.map { correlation(chosen.map { log($0) }, $0.map { log($0) }) }
    }
  }

  /// How well the hyperparameter that follows each trait most closely does so.
  var strongest: [Double] {
    traits.indices.map { trait in correlations.map { abs($0[trait]) }.max()! }
  }

  /// For each of the traits that are followed most closely, the hyperparameter that does.
  func closest(_ count: Int) -> [(knob: Hyperparameter, trait: Int)] {
    let (all, best) = (correlations, strongest)
    return traits.indices.sorted { best[$0] > best[$1] }.prefix(count).map { trait in
      (
        Hyperparameter.allCases.max {
          abs(all[$0.rawValue][trait]) < abs(all[$1.rawValue][trait])
        }!, trait
      )
    }
  }
}

/// Pearson's correlation of two lists.
func correlation(_ a: [Double], _ b: [Double]) -> Double {
  let (meanA, meanB) = (TaskScore(perTask: a).mean, TaskScore(perTask: b).mean)
  func sum(_ f: (Double, Double) -> Double) -> Double {
    zip(a, b).reduce(0) { $0 + f($1.0 - meanA, $1.1 - meanB) }
  }
  return sum { $0 * $1 } / (sum { x, _ in x * x } * sum { _, y in y * y }).squareRoot()
}
