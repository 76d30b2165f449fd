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

  func train(
    _ optimizer: some Optimizer, batch: Int, loss: Loss = { crossEntropy($0, $1) }
  ) -> [Pass] {
    var (network, optimizer, order) = (start, optimizer, Generator(seed: seed))
    return (0..<passes).map { _ in
      let mean = onePass(
        &network, &optimizer, over: training, batch: batch, using: &order, loss: loss)
      let exam = Evaluation(labels: validation.labels) { network(validation[$0].images) }
      return Pass(training: mean, validation: exam.loss, accuracy: exam.accuracy)
    }
  }
}

/// One method with each of its rates, and what came of it.
struct Trials {
  let name: String
  let rates: [Float]
  let runs: [[Pass]]

  /// The validation accuracy at the end, rate by rate.
  var finals: [Double] { runs.map { $0[$0.count - 1].accuracy } }
  /// Which rate served best.
  var best: Int { finals.indices.max { finals[$0] < finals[$1] }! }
  /// What the best rate reached.
  var score: Double { finals[best] }
}

extension Trials {
  /// Trains with every rate; the trainings share the cores.
  init(_ name: String, rates: [Float], _ train: (Float) -> [Pass]) {
    self.init(name: name, rates: rates, runs: parallelMap(rates.count) { train(rates[$0]) })
  }
}
