import Datasets
import Engine
import Learning

/// Small networks learn from the same images in the same order, and are asked about moved ones.
struct ShiftTest {
  let few: TrainingSet
  let validation: ValidationSet
  let side, classes, passes: Int
  let seed: UInt64

  /// How far images are moved before they are shown: 3 of 28 pixels.
  var shownShift: Int { max(1, 3 * side / 28) }
  /// How far the validation images are moved.
  var reach: Int { 2 * shownShift }
  var shifts: [Int] { Array(-reach...reach) }

  /// What candidates read; they share the cores.
  func curves(of variants: [NetworkVariant]) -> [ShiftCurve] {
    parallelMap(variants.count) {
      ShiftCurve(
        variant: variants[$0], readings: readings(variants[$0]), shown: shownShift)
    }
  }

  private func readings(_ variant: NetworkVariant) -> [[Bool]] {
    let shift = variant.seesMoved ? shownShift : 0
    guard let pool = variant.pool else { return judge(learn(dense(), shift: shift)) }
    return judge(learn(convolution(pool: pool), shift: shift))
  }

  /// Chapter 3's network.
  private func dense() -> some Layer {
    var generator = Generator(seed: seed)
    return Sequential {
      Flatten()
      Dense(side * side, 128, initializer: .he, using: &generator)
      Activation.relu
      Dense(128, classes, using: &generator)
    }
  }

  /// Two convolutions, a pool, a dense layer.
  private func convolution(pool: Int) -> some Layer {
    var generator = Generator(seed: seed)
    let window = side < 16 ? 3 : 5
    let convolved = side - 2 * (window - 1)
    let block = min(pool, convolved)
    return Sequential {
      Conv2D(window, 1, 8, using: &generator)
      Activation.relu
      Conv2D(window, 8, 16, using: &generator)
      Activation.relu
      MaxPool(block)
      Flatten()
      Dense((convolved / block) * (convolved / block) * 16, classes, using: &generator)
    }
  }

  /// The six lines of chapter 3.
  private func learn<Network: Layer>(_ untrained: Network, shift: Int) -> Network {
    var (network, optimizer) = (untrained, Adam(rate: 2e-3))
    var generator = Generator(seed: seed)
    for _ in 0..<passes {
      for rows in Batches(count: few.count, size: 50, using: &generator) {
        let batch = few.rows(rows)
        let images = Augmentation(shift: Float(shift)).apply(batch.images, using: &generator)
        let slope = gradient(at: network) { crossEntropy($0(images), batch.labels) }
        optimizer.update(&network, along: slope)
      }
    }
    return network
  }

  /// For each shift, which of the validation images are read rightly.
  private func judge(_ network: some Layer) -> [[Bool]] {
    shifts.map { pixels in
      let images = moved(validation.images, right: pixels)
      let evaluation = Evaluation(labels: validation.labels) { network(images.sliced(0, $0)) }
      return zip(evaluation.answers, validation.labels).map { $0 == $1 }
    }
  }
}
