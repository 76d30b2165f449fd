import Checkpoints
import Datasets
import Engine
import Learning

/// Ordinary training, as in chapter 4: one network that tells *all* training characters apart.
struct Pretraining {
  let pool: ClassPool<TrainingPart>
  let channels: Int
  var network: ConvolutionalClassifier
  var optimizer = AdamW(rate: 0, weightDecay: 0.01)
  /// Draws the first weights, the batches, and the weights of the new last layer.
  var generator: Generator
  /// The loss of each step's batch.
  var losses: [Double] = []

  init(_ pool: ClassPool<TrainingPart>, channels: Int, seed: UInt64) {
    (self.pool, self.channels, generator) = (pool, channels, Generator(seed: seed))
    network = ConvolutionalClassifier(
      way: pool.count, channels: channels, averaged: false, using: &generator)
  }

  /// `count` random drawings of random classes.
  mutating func batch(_ count: Int) -> LabelledImages {
    let labels = (0..<count).map { _ in generator.below(pool.count) }
    let images = labels.map { label in
      pool.image(pool.classes[label], drawing: generator.below(pool.alphabets.drawings))
    }
    return LabelledImages(images: .concatenated(images), labels: labels)
  }

  /// The loss on a batch and its gradient, on both cores.
  func lossAndGradient(_ batch: LabelledImages) -> (value: Tensor, gradient: [Tensor]) {
    valueWithGradient(at: network, slices: 2, of: batch.count) {
      let part = batch[$1]
      return crossEntropy($0(part.images, statistics: .batch), part.labels)
    }
  }

  /// Its features under a new last layer of zeros with `way` outputs, ready to be tuned to a task.
  mutating func start(way: Int) -> ConvolutionalClassifier {
    var start = ConvolutionalClassifier(
      way: way, channels: channels, averaged: false, using: &generator)
    start.embedding = network.embedding
    start.measureStatistics(on: batch(500).images)
    start.head.weight = .zeros(start.head.weight.shape)
    return start
  }
}

extension Pretraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&network, "network")
    try visit(&optimizer, "optimizer", of: network)
    try visit(&generator, "generator")
    try visit(&losses, "losses")
  }

  func contradiction(after steps: Int) -> String? {
    losses.count == steps ? nil : "\(steps) steps with \(losses.count) losses"
  }
}
