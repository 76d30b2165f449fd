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

  /// Writes everything to a file that is complete or not there.
  func write(to path: String, settings: String) throws {
    var checkpoint = Checkpoint(settings: settings)
    checkpoint.store(network, as: "network")
    checkpoint.store(best, as: "best")
    checkpoint.store(optimizer, as: "optimizer")
    checkpoint.store(average, as: "average")
    checkpoint.store(generator, as: "generator")
    checkpoint.store(epoch, as: "epoch")
    checkpoint.store(bestEpoch, as: "best-epoch")
    checkpoint.store(trainingLoss, as: "training-loss")
    checkpoint.store(validationLoss, as: "validation-loss")
    checkpoint.store(validationAccuracy, as: "validation-accuracy")
    try checkpoint.write(to: path)
  }

  /// Goes on from a file of the same settings, if there is one.
  mutating func resume(from path: String, settings: String) throws {
    guard let checkpoint = try Checkpoint.read(path, settings: settings) else { return }
    try checkpoint.restore(&network, from: "network")
    try checkpoint.restore(&best, from: "best")
    try checkpoint.restore(&optimizer, from: "optimizer")
    try checkpoint.restore(&average, from: "average")
    try checkpoint.restore(&generator, from: "generator")
    try checkpoint.restore(&epoch, from: "epoch")
    try checkpoint.restore(&bestEpoch, from: "best-epoch")
    try checkpoint.restore(&trainingLoss, from: "training-loss")
    try checkpoint.restore(&validationLoss, from: "validation-loss")
    try checkpoint.restore(&validationAccuracy, from: "validation-accuracy")
  }
}
