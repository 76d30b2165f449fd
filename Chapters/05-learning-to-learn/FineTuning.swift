import Datasets
import Engine
import Learning

/// Shares of right answers to the queries before and after 1 … `steps` steps on the support images.
///
/// Batch norm takes its statistics from the support images alone or from training, in every step and for
/// every query: no answer depends on another query.
func accuracies(
  of start: ConvolutionalClassifier, on episode: Episode, _ recipe: Recipe
) -> [Double] {
  recipe.movesAll
    ? allWeights(start, episode, recipe) : lastLayer(start, episode, recipe)
}

private func allWeights(
  _ start: ConvolutionalClassifier, _ episode: Episode, _ recipe: Recipe
) -> [Double] {
  var (network, rule) = (start, Rule(recipe))
  return (0...recipe.steps).map { step in
    if step > 0 {
      rule.update(
        &network, along: gradient(at: network) { supportLoss($0, episode, recipe.statistics) })
    }
    return accuracy(answers(network, episode, recipe.policy), episode.query.labels)
  }
}

/// The features do not change, so they are computed once.
private func lastLayer(
  _ start: ConvolutionalClassifier, _ episode: Episode, _ recipe: Recipe
) -> [Double] {
  let (support, query) = (episode.support, episode.query)
  let known = start.embedding(support.images, statistics: recipe.statistics)
  let asked = start.embedding.outputs(
    for: query.images, support: support.images, policy: recipe.policy)
  var (head, rule) = (start.head, Rule(recipe))
  return (0...recipe.steps).map { step in
    if step > 0 {
      rule.update(&head, along: gradient(at: head) { crossEntropy($0(known), support.labels) })
    }
    return accuracy(head(asked), query.labels)
  }
}

/// The loss on what the task may learn from.
func supportLoss(
  _ network: ConvolutionalClassifier, _ episode: Episode,
  _ statistics: BatchNorm.Statistics = .batch
) -> Tensor {
  crossEntropy(network(episode.support.images, statistics: statistics), episode.support.labels)
}

/// The loss on what the task is judged by.
func queryLoss(_ network: ConvolutionalClassifier, _ episode: Episode) -> Tensor {
  crossEntropy(answers(network, episode), episode.query.labels)
}

/// Scores [queries, way].
func answers(
  _ network: ConvolutionalClassifier, _ episode: Episode, _ policy: NormalizationPolicy = .support
) -> Tensor {
  network.outputs(for: episode.query.images, support: episode.support.images, policy: policy)
}
