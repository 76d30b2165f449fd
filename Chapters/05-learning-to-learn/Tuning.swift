import Datasets
import Engine
import Learning

/// What a grid search found: the best recipe and how each one did.
struct Tuned {
  let recipe: Recipe
  /// Accuracy on the tasks it was chosen by.
  let accuracy: Double
  /// Every candidate at its own best number of steps.
  let candidates: [(recipe: Recipe, accuracy: Double)]
  /// The candidates with the most steps that each might have had.
  let offered: [Recipe]
}

/// Tries every candidate on `tasks` tasks, with every number of steps up to its own, and keeps the best.
///
/// The tasks come from validation characters; test tasks are never asked. Of equals, the earlier
/// candidate and the fewer steps win.
func tune(
  _ candidates: [Recipe], on sampler: ValidationEpisodes, tasks: Int, seed: UInt64,
  _ start: ConvolutionalClassifier
) -> Tuned {
  let tried = candidates.map { candidate -> (recipe: Recipe, accuracy: Double) in
    let curve = meanCurve(of: start, candidate, on: sampler, tasks: tasks, seed: seed)
      .map(\.mean)
    let steps = curve.indices.max { (curve[$0], -$0) < (curve[$1], -$1) }!
    var best = candidate
    best.steps = max(steps, 1)
    return (best, curve[best.steps])
  }
  let winner = tried.indices.max { (tried[$0].accuracy, -$0) < (tried[$1].accuracy, -$1) }!
  return Tuned(
    recipe: tried[winner].recipe, accuracy: tried[winner].accuracy, candidates: tried,
    offered: candidates)
}

/// One score per step: its accuracies over tasks 0 ..< `tasks` of a fixed list.
func meanCurve<Role: Part>(
  of start: ConvolutionalClassifier, _ recipe: Recipe, on sampler: EpisodeSampler<Role>,
  tasks: Int, seed: UInt64
) -> [TaskScore] {
  let curves = parallelMap(tasks) { index in
    accuracies(of: start, on: sampler.evaluationTask(index, seed: seed), recipe)
  }
  return (0...recipe.steps).map { step in TaskScore(perTask: curves.map { $0[step] }) }
}
