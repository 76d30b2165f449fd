import Datasets
import Engine
import Learning

/// How similar two embeddings are.
enum Similarity {
  /// −‖a − b‖².
  case euclidean
  /// The cosine of the angle between them, times a factor.
  case cosine(times: Float)

  /// A score for each query and prototype: [n, d] and [way, d] → [n, way].
  func callAsFunction(_ queries: Tensor, _ prototypes: Tensor) -> Tensor {
    switch self {
    case .euclidean: -squaredDistances(queries, prototypes)
    case .cosine(let factor): cosines(queries, prototypes) * factor
    }
  }
}

/// What is learned: where images lie. The classifier itself has nothing to learn.
struct PrototypicalNetwork: NormalizedNetwork {
  var embedding: Conv4
  var similarity = Similarity.euclidean

  /// Images [n, 28, 28, 1] → embeddings [n, d].
  func callAsFunction(_ images: Tensor, statistics: BatchNorm.Statistics) -> Tensor {
    embedding(images, statistics: statistics)
  }

  /// Scores [way · queries, way] from embeddings: support rows first, both sorted by label.
  func scores(_ embeddings: Tensor, _ episode: Episode) -> Tensor {
    let support = episode.support.count
    let centres = prototypes(embeddings.sliced(0, 0..<support), way: episode.way)
    return similarity(embeddings.sliced(0, support..<embeddings.shape[0]), centres)
  }

  /// The loss of one episode, its gradient, and the share of queries that were right.
  ///
  /// Distances tie all images of an episode together, but each embedding depends on one image only (and, through
  /// batch norm, on its slice). So slices of at least `sliceSize` images are embedded on all cores, the loss
  /// brings them together, and its gradient goes back through every slice.
  func learn(
    from episode: Episode, sliceSize: Int = 60
  ) -> (loss: Double, gradient: [Tensor], accuracy: Double) {
    let images = Tensor.concatenated([episode.support.images, episode.query.images])
    let count = images.shape[0]
    var right = 0.0
    let (loss, gradient) = valueWithGradient(
      at: self, slices: max(1, min(4, count / sliceSize)), of: count
    ) { network, rows in
      network(images.gather(rows.map { Int32($0) }), statistics: .batch)
    } loss: { embeddings in
      let scores = scores(embeddings, episode)
      right = Learning.accuracy(scores, episode.query.labels)
      return crossEntropy(scores, episode.query.labels)
    }
    return (Double(loss.item), gradient, right)
  }

  /// Scores of an episode's queries under a batch norm policy; only `.batch` lets queries see each other.
  func metaTestScores(_ episode: Episode, _ policy: NormalizationPolicy = .running) -> Tensor {
    let support = episode.support.images
    let known = self(support, statistics: policy == .running ? .running : .batch)
    let queries = outputs(for: episode.query.images, support: support, policy: policy)
    return scores(Tensor.concatenated([known, queries]), episode)
  }

  /// The share of an episode's queries that are right.
  func accuracy(_ episode: Episode, _ policy: NormalizationPolicy = .running) -> Double {
    Learning.accuracy(metaTestScores(episode, policy), episode.query.labels)
  }

  /// A copy whose batch norm has its statistics from these images.
  func measured(on images: Tensor) -> PrototypicalNetwork {
    var copy = self
    copy.embedding.measureStatistics(on: images)
    return copy
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    embedding.visitParameters(visit)
  }

  mutating func visitState(_ visit: (inout Tensor) -> Void) { embedding.visitState(visit) }

  var parameterNames: [String] { embedding.parameterNames(in: "embedding") }
  var stateNames: [String] { embedding.stateNames(in: "embedding") }
  var constants: [Constant] { embedding.constants(in: "embedding") }
}
