import Datasets
import Engine
import Learning

extension Episode {
  /// The support images in minibatches, as Reptile learns from them.
  func minibatches(size: Int, steps: Int, using generator: inout Generator) -> [LabelledImages] {
    _7_reptile.minibatches(of: support.count, size: size, steps: steps, using: &generator)
      .map(support.rows)
  }
}

/// How a task is learned when it counts: so many steps on minibatches of its support images.
struct MetaTest<Role: Part> {
  let sampler: EpisodeSampler<Role>
  let steps, batch: Int
  let seed: UInt64

  /// Task number `index` and the minibatches its learner gets to see; always the same ones.
  func task(_ index: Int) -> (episode: Episode, batches: [LabelledImages]) {
    let episode = sampler.evaluationTask(index, seed: seed)
    var own = Generator(seed: seed, index: index)
    return (episode, episode.minibatches(size: batch, steps: steps, using: &own))
  }

  /// Learns task `index` on a copy of the learner, and judges the copy in three ways.
  func score(_ learner: CharacterLearner, _ index: Int) -> [Double] {
    let (episode, batches) = task(index)
    let network = learner.visiting(batches, characterLoss).model
    return [oneByOne, allTogether, queriesAlone].map { ask in
      accuracy(ask(network, episode), episode.query.labels)
    }
  }

  /// Scores of tasks 0 ..< count.
  func callAsFunction(_ learner: CharacterLearner, tasks count: Int) -> ExamScores {
    let scores = parallelMap(count) { score(learner, $0) }
    func part(_ index: Int) -> TaskScore { TaskScore(perTask: scores.map { $0[index] }) }
    return ExamScores(inductive: part(0), together: part(1), queriesAlone: part(2))
  }
}

/// One learner's scores on the same tasks, by which images batch norm sees with a query.
struct ExamScores: Equatable {
  /// The support images and no other query.
  let inductive: TaskScore
  /// The support images and all queries.
  let together: TaskScore
  /// All queries, without the support images.
  let queriesAlone: TaskScore
}

/// Inductive answers [queries, way]: batch norm sees the support images and *one* query.
func oneByOne(_ network: ConvolutionalClassifier, _ episode: Episode) -> Tensor {
  network.outputs(
    for: episode.query.images, support: episode.support.images, policy: .supportPlusOne)
}

/// Transductive answers [queries, way]: one batch of the support images and all queries. The other queries help,
/// because they too show what this task looks like.
func allTogether(_ network: ConvolutionalClassifier, _ episode: Episode) -> Tensor {
  let (support, query) = (episode.support.images, episode.query.images)
  let all = network(.concatenated([support, query]), statistics: .batch)
  return all.sliced(0, support.shape[0]..<all.shape[0])
}

/// Transductive answers [queries, way] as the authors' code has them: the queries are a batch of their own
/// (`_test_predictions` of openai/supervised-reptile).
func queriesAlone(_ network: ConvolutionalClassifier, _ episode: Episode) -> Tensor {
  network(episode.query.images, statistics: .batch)
}
