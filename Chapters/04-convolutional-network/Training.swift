import Checkpoints
import Engine
import Learning

/// All that a training run must remember to go on to the same bits after it was killed.
struct Training {
  var network: ConvolutionalNetwork
  var optimizer: AdamW
  /// A running average of the weights: steadier than any single step's.
  var average: WeightAverage
  var generator: Generator
  /// How many epochs are finished.
  var epoch = 0
  /// One number per finished epoch.
  var trainingLoss: [Double] = []
  var validationLoss: [Double] = []
  var validationAccuracy: [Double] = []
  /// The averaged network of the epoch with the lowest validation loss.
  var best: ConvolutionalNetwork
  var bestEpoch = 0

  init(
    _ network: ConvolutionalNetwork, _ optimizer: AdamW, averageDecay: Float, _ generator: Generator
  ) {
    (self.network, best, self.optimizer, self.generator) = (network, network, optimizer, generator)
    average = WeightAverage(.exponential(decay: averageDecay))
  }

  /// Notes how an epoch went, and keeps its network if it is the best so far.
  mutating func finishEpoch(
    _ judged: ConvolutionalNetwork, trainingLoss loss: Double, _ exam: Evaluation
  ) {
    epoch += 1
    if exam.loss < validationLoss.min() ?? .infinity { (best, bestEpoch) = (judged, epoch) }
    trainingLoss.append(loss)
    validationLoss.append(exam.loss)
    validationAccuracy.append(exam.accuracy)
  }
}

extension Training: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&network, "network")
    try visit(&best, "best")
    try visit(&optimizer, "optimizer", of: network)
    try visit(&average, "average", of: network)
    try visit(&generator, "generator")
    try visit(&epoch, "epoch")
    try visit(&bestEpoch, "best-epoch")
    try visit(&trainingLoss, "training-loss")
    try visit(&validationLoss, "validation-loss")
    try visit(&validationAccuracy, "validation-accuracy")
  }

  var contradiction: String? {
    let counts = [trainingLoss, validationLoss, validationAccuracy].map(\.count)
    if counts != [epoch, epoch, epoch] { return "\(epoch) epochs with \(counts) numbers" }
    return bestEpoch <= epoch && (bestEpoch > 0) == (epoch > 0)
      ? nil : "a best epoch \(bestEpoch) of \(epoch)"
  }
}
