import Datasets
import Engine
import Learning

/// The label of the support picture that differs least from a query, pixel by pixel: four loops, no learning.
///
/// d(a, b) = Σᵢ (aᵢ − bᵢ)².
func nearestByHand(_ episode: Episode) -> [Int] {
  let support = (0..<episode.support.count).map(episode.support.pixels)
  return (0..<episode.query.count).map { row in
    nearestLabel(episode.query.pixels(row), support: support, labels: episode.support.labels)
  }
}

/// The same for all pairs at once.
func nearest(_ episode: Episode) -> [Int] {
  let (query, support) = (episode.query.images.flattened(), episode.support.images.flattened())
  return (-squaredDistances(query, support)).argmax().map { episode.support.labels[$0] }
}

/// The share of labels answered rightly.
func share(_ answers: [Int], of labels: [Int]) -> Double {
  Double(zip(answers, labels).filter { $0 == $1 }.count) / Double(labels.count)
}

/// The shares of queries that the nearest picture answers rightly, over tasks 0 ..< `tasks` of a fixed list.
func pixelScore<Role: Part>(
  on sampler: EpisodeSampler<Role>, tasks: Int, seed: UInt64
) -> TaskScore {
  TaskScore(
    perTask: parallelMap(tasks) { index in
      let task = sampler.evaluationTask(index, seed: seed)
      return share(nearest(task), of: task.query.labels)
    })
}
