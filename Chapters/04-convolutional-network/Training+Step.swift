import Engine
import Learning

extension Training {
  /// The mean loss of a batch and its slope, with some of what the dense layer sees silenced.
  mutating func lossAndSlope(
    _ images: Tensor, _ labels: [Int], dropout: Dropout
  ) -> (Tensor, [Tensor]) {
    let noise = generator.next()
    let (loss, slope) = valueWithGradient(at: network, of: labels.count) { network, range in
      var own = Generator(seed: noise &+ UInt64(range.lowerBound))
      return crossEntropy(
        network(training: images.sliced(0, range), dropout: dropout, using: &own),
        Array(labels[range]))
    }
    lossSum += Double(loss.item)
    return (loss, slope)
  }

  /// The network of averaged weights, with batch norm's statistics measured on these images.
  func averaged(measuring images: Tensor) -> ConvolutionalNetwork {
    var judged = network
    average.apply(to: &judged)
    judged.measureStatistics(on: images)
    return judged
  }

  /// What the picture of a training needs.
  func course(seed: UInt64) -> Course {
    Course(
      seed: seed, trainingLoss: trainingLoss, validationLoss: validationLoss,
      validationAccuracy: validationAccuracy)
  }
}
