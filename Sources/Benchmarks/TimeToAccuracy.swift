import Datasets
import Engine
import Foundation
import Learning

/// How chapter 4's network is trained on MNIST to read 99 of 100 digits as soon as it can; Peers/torch_accuracy.py does the same.
///
/// All numbers but the epochs are chapter 4's at standard scale. Averaged weights and changed images, which pay off in long
/// trainings, are left out.
enum FastRecipe {
  static let target = 0.99
  static let kernel = 5
  static let channels = (16, 32)
  static let batch = 128
  static let peakRate: Float = 0.004
  static let warmup: Float = 0.25
  static let weightDecay: Float = 0.02
  static let dropout: Float = 0.2
  /// Training images that batch norm's statistics are measured on after the last step.
  static let measured = 2000
  /// The fewest whose mean validation accuracy passes the target with the whole of its interval over ten seeds:
  /// `Benchmarks time-to-accuracy --choose --epochs N`.
  static let epochs = 3
}

/// One training, from a network that was just built to one that can be asked.
struct FastTraining {
  private(set) var network: ConvolutionalNetwork
  private var generator: Generator
  private var optimizer = AdamW(rate: 0, weightDecay: FastRecipe.weightDecay)

  init(seed: UInt64) {
    generator = Generator(seed: seed)
    network = ConvolutionalNetwork(
      kernel: FastRecipe.kernel, channels: FastRecipe.channels, using: &generator)
  }

  mutating func run(epochs: Int, on training: LabelledImages) {
    let stepsPerEpoch = training.count / FastRecipe.batch
    let schedule = Schedule.oneCycle(
      peak: FastRecipe.peakRate, steps: epochs * stepsPerEpoch, warmup: FastRecipe.warmup)
    for epoch in 0..<epochs {
      let batches = Batches(
        count: training.count, size: FastRecipe.batch, dropLast: true, using: &generator)
      for (index, rows) in batches.enumerated() {
        optimizer.rate = schedule(epoch * stepsPerEpoch + index)
        optimizer.update(&network, along: slope(training.rows(rows)))
      }
    }
    let measured = min(FastRecipe.measured, training.count)
    network.measureStatistics(on: training.images.sliced(0, 0..<measured))
  }

  private mutating func slope(_ batch: LabelledImages) -> [Tensor] {
    let noise = generator.next()
    return valueWithGradient(at: network, of: batch.count) { network, range in
      var own = Generator(seed: noise &+ UInt64(range.lowerBound))
      let scores = network(
        training: batch.images.sliced(0, range), dropout: Dropout(FastRecipe.dropout), using: &own)
      return crossEntropy(scores, Array(batch.labels[range]))
    }.gradient
  }
}

/// MNIST itself, in the folder that INNERLOOP_DATA names or in data/; nil, with a sentence, where it is not.
func officialMNIST() -> ImageClassificationData? {
  do {
    let data = try digits(at: mnistFolder, training: 10, validation: 10, test: 10)
    if data.name == "mnist" { return data }
    warn("expected MNIST, found \(data.name); run ./kit data fetch mnist.")
  } catch {
    warn("\(error)")
  }
  return nil
}

/// What the reader named.
var mnistFolder: String? { ProcessInfo.processInfo.environment["INNERLOOP_DATA"] }

/// Our side: for each line "go seed epochs" the seconds of a training, then the accuracies on validation and test images.
func serveTrainings(_ data: ImageClassificationData) {
  let (training, validation) = (data.training.examples, data.validation)
  let test = data.test.open()
  var rehearsal = FastTraining(seed: 0)
  rehearsal.run(epochs: 1, on: training[0..<10 * FastRecipe.batch])
  let pixels = training.images.mean().item
  let labels = Double(training.labels.reduce(0, +)) / Double(training.count)
  say("ready \(pixels) \(labels) InnerLoop, \(Workers.count) threads")
  while let line = readLine() {
    let numbers = line.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2 else { return }
    var learner = FastTraining(seed: UInt64(numbers[0]))
    let time = ContinuousClock().measure { learner.run(epochs: numbers[1], on: training) }
    let network = learner.network
    let shares = [(validation.images, validation.labels), (test.images, test.labels)].map { part in
      Evaluation(labels: part.1) { network(part.0.sliced(0, $0)) }.accuracy
    }
    say("\(time / .seconds(1)) \(shares[0]) \(shares[1])")
  }
}
