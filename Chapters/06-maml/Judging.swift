import Datasets
import Engine
import Learning

/// The share of a task's queries that are answered rightly after `steps` steps on its support.
func accuracy(
  of learner: Learner, on task: Episode, steps: Int, policy: NormalizationPolicy
) -> Double {
  let fast = learner.learned(from: task.support, steps: steps, order: .first)
  let answers = fast.outputs(
    for: task.query.images, support: task.support.images, policy: policy)
  return accuracy(answers, task.query.labels)
}

/// The share of queries that are right when each takes the label of the support image that it is
/// most similar to: similarities [queries, support].
func accuracyOfMostSimilar(_ similarities: Tensor, _ task: Episode) -> Double {
  let right = zip(similarities.argmax(), task.query.labels).filter {
    task.support.labels[$0] == $1
  }
  return Double(right.count) / Double(task.query.count)
}

/// Nearest neighbour, pixel by pixel: nothing is learned.
func accuracyOfPixels(_ task: Episode) -> Double {
  let (support, query) = (task.support.images.flattened(), task.query.images.flattened())
  return accuracyOfMostSimilar(-squaredDistances(query, support), task)
}

/// NIL, "no inner loop": the start's features as they are, and the support image that points in
/// the most similar direction (Raghu et al. 2020, section 5). No step, no head.
func accuracyWithoutInnerLoop(
  of learner: Learner, on task: Episode, policy: NormalizationPolicy
) -> Double {
  let embedding = learner.start.embedding
  let support = embedding(task.support.images, statistics: .batch)
  let query = embedding.outputs(
    for: task.query.images, support: task.support.images, policy: policy)
  return accuracyOfMostSimilar(cosines(query, support), task)
}
