import Datasets
import Engine
import Learning

/// The mean loss of scores [n, classes] against n labels.
typealias Loss = (Tensor, [Int]) -> Tensor

/// What one pass over the training images came to.
struct Pass {
  /// Mean losses; that on training images is measured on the way.
  let training, validation: Double
  /// The share of validation images that are right.
  let accuracy: Double
  /// Whether each of them is, where two methods are compared image by image.
  var isRight: [Bool] = []
}

/// Steps once for every batch of one pass, in random order; returns the mean loss on the way.
func onePass(
  _ network: inout Network, _ optimizer: inout some Optimizer,
  over images: TrainingSet, batch size: Int, using order: inout Generator,
  loss: Loss = { crossEntropy($0, $1) }
) -> Double {
  var sum = 0.0
  for rows in Batches(count: images.count, size: size, using: &order) {
    let batch = images.rows(rows)
    let (value, slope) = valueWithGradient(at: network, of: batch.count) {
      loss($0(batch.images.sliced(0, $1)), Array(batch.labels[$1]))
    }
    optimizer.update(&network, along: slope)
    sum += Double(value.item) * Double(rows.count)
  }
  return sum / Double(images.count)
}

/// Trainings that differ in one choice: they share the first weights, the images and their order, and the passes.
struct Race {
  let start: Network
  let training: TrainingSet
  let validation: ValidationSet
  let passes: Int
  let seed: UInt64

  /// The same race for other first weights.
  func starting(from start: Network) -> Race {
    Race(start: start, training: training, validation: validation, passes: passes, seed: seed)
  }

  func train(
    _ optimizer: some Optimizer, batch: Int, loss: Loss = { crossEntropy($0, $1) }
  ) -> [Pass] {
    var (network, optimizer, order) = (start, optimizer, Generator(seed: seed))
    return (0..<passes).map { _ in
      let mean = onePass(
        &network, &optimizer, over: training, batch: batch, using: &order, loss: loss)
      let evaluation = Evaluation(labels: validation.labels) { network(validation[$0].images) }
      return Pass(
        training: mean, validation: evaluation.loss, accuracy: evaluation.accuracy,
        isRight: zip(evaluation.answers, validation.labels).map { $0 == $1 })
    }
  }
}
