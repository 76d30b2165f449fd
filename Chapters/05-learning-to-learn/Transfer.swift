import Datasets
import Engine
import Learning

/// Ordinary training, as in chapter 4: one network that tells *all* training characters apart.
struct Pretraining {
  let pool: ClassPool
  let channels: Int
  var network: ConvolutionalClassifier
  var rule: AdamW
  /// The loss of each step's batch.
  var losses: [Double] = []

  init(_ pool: ClassPool, channels: Int, using generator: inout Generator) {
    (self.pool, self.channels) = (pool, channels)
    network = ConvolutionalClassifier(
      way: pool.count, channels: channels, averaged: false, using: &generator)
    rule = AdamW(rate: 0, weightDecay: 0.01)
  }

  /// `count` random drawings of random classes.
  func batch(_ count: Int, using generator: inout Generator) -> LabelledImages {
    let labels = (0..<count).map { _ in generator.below(pool.count) }
    let images = labels.map { label in
      let kind = pool.classes[label]
      return pool.alphabets.image(
        kind.character, drawing: generator.below(pool.alphabets.drawings),
        quarterTurns: kind.quarterTurns)
    }
    return LabelledImages(images: .concatenated(images), labels: labels)
  }

  /// One step of AdamW on one batch.
  mutating func step(_ batch: LabelledImages, rate: Float) {
    let (loss, gradient) = valueWithGradient(at: network, slices: 2, of: batch.count) {
      let part = batch[$1]
      return crossEntropy($0(part.images, statistics: .batch), part.labels)
    }
    rule.rate = rate
    rule.update(&network, along: gradient)
    losses.append(Double(loss.item))
  }

  /// Its features under a new last layer of zeros with `way` outputs, ready to be tuned to a task.
  func start(way: Int, using generator: inout Generator) -> ConvolutionalClassifier {
    var start = ConvolutionalClassifier(
      way: way, channels: channels, averaged: false, using: &generator)
    start.embedding = network.embedding
    start.measureStatistics(on: batch(500, using: &generator).images)
    start.head.weight = .zeros(start.head.weight.shape)
    return start
  }
}
