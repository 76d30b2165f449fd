import Datasets
import Engine
import Learning

/// Tries every candidate on `tasks` tasks, with every number of steps up to its own, and keeps the best; while that
/// stands at an edge, what lies beyond the edge is tried, too, up to `more` times.
///
/// The tasks come from validation characters; test tasks are never asked. Of equals, the earlier
/// candidate and the fewer steps win.
func tune(
  _ candidates: [Recipe], more: Int, on sampler: ValidationEpisodes, tasks: Int, seed: UInt64,
  _ start: ConvolutionalClassifier
) -> Tuned {
  func tried(_ candidate: Recipe) -> Tuned.Try {
    let curve = meanCurve(of: start, candidate, on: sampler, tasks: tasks, seed: seed)
      .map(\.mean)
    var best = candidate
    best.steps = max(GridSearch(Array(curve.indices), scores: curve).best, 1)
    return Tuned.Try(offered: candidate, recipe: best, accuracy: curve[best.steps])
  }
  var tuned = Tuned(tries: candidates.map(tried))
  for _ in 0..<more {
    guard let next = tuned.beyond else { break }
    tuned = Tuned(tries: tuned.tries + [tried(next)])
  }
  return tuned
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
