import Datasets
import Engine
import Foundation
import Learning
import Testing

/// What a network that saw only built-in digits knows about real ones: the number in data/README.md.
@Suite(.enabled(if: namedData != nil))
struct TransferTests {
  struct Network: Module {
    var conv1, conv2: Conv2D
    var dense: Dense

    init(using generator: inout Generator) {
      conv1 = Conv2D(5, 1, 8, using: &generator)
      conv2 = Conv2D(5, 8, 24, using: &generator)
      dense = Dense(4 * 4 * 24, 10, using: &generator)
    }

    mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
      conv1.visitParameters(visit)
      conv2.visitParameters(visit)
      dense.visitParameters(visit)
    }

    func callAsFunction(_ x: Tensor) -> Tensor {
      let features = conv2(conv1(x).relu().maxPooled(2)).relu().maxPooled(2)
      return dense(features.flattened())
    }
  }

  @Test func aNetworkTrainedOnBuiltInDigitsReadsRealOnes() throws {
    let network = trained(
      on: Digits.make(training: 20_000, validation: 1, test: 1, seed: 1).training)
    let real = try digits(at: namedData).test.open()
    let right = parallelMap(20) { part in
      let rows = real[part * 500..<(part + 1) * 500]
      return accuracy(network(rows.images), rows.labels)
    }
    let mean = right.reduce(0, +) / 20
    print("Trained on built-in digits only, accuracy on the MNIST test set: \(mean)")
    #expect(mean > 0.93)
  }

  private func trained(on training: TrainingSet) -> Network {
    var generator = Generator(seed: 1)
    var network = Network(using: &generator)
    let (epochs, size) = (4, 64)
    let steps = epochs * (training.count / size)
    var optimizer = AdamW()
    for epoch in 0..<epochs {
      let batches = Batches(count: training.count, size: size, dropLast: true, using: &generator)
      for (step, rows) in batches.enumerated() {
        let batch = training.rows(rows)
        optimizer.rate = 4e-3 * (1 - Float(epoch * batches.count + step) / Float(steps))
        let gradient = valueWithGradient(at: network, slices: 2, of: size) { network, rows in
          let slice = batch[rows]
          return crossEntropy(network(slice.images), slice.labels)
        }.gradient
        optimizer.update(&network, along: gradient)
      }
    }
    return network
  }
}
