import Datasets
import Engine
import Learning

/// The class whose mean feature in the support is nearest to each query's feature: no step at all.
func nearestMean(
  _ network: ConvolutionalClassifier, _ episode: Episode, _ policy: NormalizationPolicy
) -> [Int] {
  let support = network.embedding(
    episode.support.images, statistics: policy.ofSupport)
  let query = network.embedding.outputs(
    for: episode.query.images, support: episode.support.images, policy: policy)
  let way = network.head.weight.shape[1]
  return (-squaredDistances(query, prototypes(support, way: way))).argmax()
}

/// The shares of queries that it answers rightly, over tasks 0 ..< `tasks` of a fixed list.
func nearestMeanScore<Role: Part>(
  _ network: ConvolutionalClassifier, _ policy: NormalizationPolicy,
  on sampler: EpisodeSampler<Role>, tasks: Int, seed: UInt64
) -> TaskScore {
  TaskScore(
    perTask: parallelMap(tasks) { index in
      let task = sampler.evaluationTask(index, seed: seed)
      return share(nearestMean(network, task, policy), of: task.query.labels)
    })
}

/// The policy under which it reads more of such tasks.
func bestPolicy(
  _ network: ConvolutionalClassifier, on sampler: ValidationEpisodes, tasks: Int, seed: UInt64
) -> NormalizationPolicy {
  let scores = [NormalizationPolicy.support, .running].map {
    nearestMeanScore(network, $0, on: sampler, tasks: tasks, seed: seed).mean
  }
  return scores[1] > scores[0] ? .running : .support
}
