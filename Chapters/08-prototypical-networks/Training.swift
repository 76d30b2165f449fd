import Checkpoints
import Datasets
import Engine
import Learning

/// All that a training run must remember to go on to the same bits after it was killed.
struct Training {
  var network: PrototypicalNetwork
  var optimizer: Adam
  /// Training episodes done; episode i is made from the seed and i alone.
  var episode = 0
  /// Loss and accuracy of the episodes since the last look at validation tasks.
  var lossSum = 0.0
  var accuracySum = 0.0
  /// One number for each look.
  var trainingLoss: [Double] = []
  var trainingAccuracy: [Double] = []
  var validationLoss: [Double] = []
  var validationAccuracy: [Double] = []
  /// The network of the look with the lowest validation loss, with its measured statistics.
  var best: PrototypicalNetwork
  var bestEpisode = 0
  /// Time spent, over all parts of an interrupted run.
  var seconds = 0.0

  init(_ network: PrototypicalNetwork) {
    (self.network, best, optimizer) = (network, network, Adam())
  }

  /// One step down the loss of one episode.
  mutating func step(_ task: Episode, rate: Float) -> [Tensor] {
    let (loss, gradient, accuracy) = network.learn(from: task)
    optimizer.rate = rate
    optimizer.update(&network, along: gradient)
    episode += 1
    lossSum += loss
    accuracySum += accuracy
    return gradient
  }

  /// Judges the network on validation tasks, and keeps it if it is the best so far.
  ///
  /// `judge` gets a copy with batch norm's statistics measured anew on `images` of training classes.
  mutating func look(
    every count: Int, measuredOn images: Tensor,
    _ judge: (PrototypicalNetwork) -> (loss: Double, accuracy: Double)
  ) {
    var judged = network
    judged.embedding.measureStatistics(on: images)
    let (loss, accuracy) = judge(judged)
    if loss < validationLoss.min() ?? .infinity { (best, bestEpisode) = (judged, episode) }
    validationLoss.append(loss)
    validationAccuracy.append(accuracy)
    trainingLoss.append(lossSum / Double(count))
    trainingAccuracy.append(accuracySum / Double(count))
    (lossSum, accuracySum) = (0, 0)
  }
}

extension Training: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&network, "network")
    try visit(&best, "best")
    try visit(&optimizer, "optimizer", of: network)
    try visit(&episode, "episode")
    try visit(&bestEpisode, "best-episode")
    try visit(&lossSum, "loss-sum")
    try visit(&accuracySum, "accuracy-sum")
    try visit(&seconds, "seconds")
    try visit(&trainingLoss, "training-loss")
    try visit(&trainingAccuracy, "training-accuracy")
    try visit(&validationLoss, "validation-loss")
    try visit(&validationAccuracy, "validation-accuracy")
  }

  var contradiction: String? {
    let looks = [trainingLoss, trainingAccuracy, validationLoss, validationAccuracy].map(\.count)
    return Set(looks).count == 1 && bestEpisode <= episode && (bestEpisode > 0) == (looks[0] > 0)
      ? nil : "after episode \(episode) a best one at \(bestEpisode), and looks of \(looks)"
  }
}
