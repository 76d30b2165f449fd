import Datasets
import Engine
import Learning

/// What a long training is made of: its episodes, and the validation tasks by which it is judged.
struct Course {
  let name: String
  let episodes: Int
  let training: TrainingEpisodes
  let validation: ValidationEpisodes
  let validationTasks: Int
  /// What batch norm's statistics are measured on.
  let measuring: Tensor
  let seed: UInt64

  init(
    _ name: String, _ split: ClassSplit, way: Int, shot: Int, queries: Int, episodes: Int,
    validationTasks: Int, seed: UInt64
  ) throws {
    (self.name, self.episodes, self.seed) = (name, episodes, seed)
    training = try TrainingEpisodes(
      split.training, way: min(way, split.training.count), shot: shot, queries: queries)
    validation = try ValidationEpisodes(split.validation, way: 20, shot: shot, queries: 5)
    self.validationTasks = validationTasks
    measuring = try statisticsImages(split.training)
  }

  /// The training episodes from number `start` on, made on a thread of their own.
  func tasks(from start: Int) -> Prefetch<Episode> {
    Prefetch(startingAt: start) { [training, seed] in training.trainingEpisode($0, seed: seed) }
  }

  /// A copy of the network with measured statistics, and its loss and accuracy on the same tasks at every look.
  func judged(_ network: PrototypicalNetwork) -> (
    network: PrototypicalNetwork, scores: (loss: Double, accuracy: Double)
  ) {
    let judged = network.measured(on: measuring)
    let results = parallelMap(validationTasks) { index in
      let task = validation.evaluationTask(index)
      let scores = judged.metaTestScores(task)
      return (
        Double(crossEntropy(scores, task.query.labels).item), accuracy(scores, task.query.labels)
      )
    }
    let count = Double(validationTasks)
    return (
      judged, (results.map(\.0).reduce(0, +) / count, results.map(\.1).reduce(0, +) / count)
    )
  }
}
