import Datasets
import Engine
import Learning
import Live

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
    parallelMap(variants.count) { curve(of: variants[$0]) }
  }

  private func curve(of variant: NetworkVariant) -> ShiftCurve {
    var generator = Generator(seed: seed)
    guard let pool = variant.pool else {
      return curve(of: variant, denseNetwork(side: side, classes: classes, using: &generator))
    }
    return curve(of: variant, convolution(pool: pool, using: &generator))
  }

  private func curve(of variant: NetworkVariant, _ untrained: some Layer) -> ShiftCurve {
    let network = learn(untrained, shift: variant.seesMoved ? shownShift : 0)
    return ShiftCurve(
      variant: variant, readings: judge(network), shown: shownShift, weights: network.numbers)
  }

  /// Two convolutions, a pool, a dense layer.
  private func convolution(pool: Int, using generator: inout Generator) -> some Layer {
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
