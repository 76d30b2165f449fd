import Datasets
import Engine
import Learning

/// The loss on what the task may learn from.
func supportLoss(_ network: ConvolutionalClassifier, _ episode: Episode) -> Tensor {
  crossEntropy(network(episode.support.images, statistics: .batch), episode.support.labels)
}

/// The loss on what the task is judged by, each query with the support's statistics.
func queryLoss(_ network: ConvolutionalClassifier, _ episode: Episode) -> Tensor {
  crossEntropy(answers(network, episode), episode.query.labels)
}

/// Scores [queries, way].
func answers(
  _ network: ConvolutionalClassifier, _ episode: Episode, _ policy: NormalizationPolicy = .support
) -> Tensor {
  network.outputs(for: episode.query.images, support: episode.support.images, policy: policy)
}

/// Shares of right answers to the queries before and after 1 … `steps` steps on the support images.
func accuracies(
  of start: ConvolutionalClassifier, on episode: Episode, _ recipe: Recipe
) -> [Double] {
  var tuning = FineTuning(start, recipe, on: episode.support, asking: episode.query.images)
  return (0...recipe.steps).map { step in
    if step > 0 { tuning.step() }
    return accuracy(tuning.answers, episode.query.labels)
  }
}
