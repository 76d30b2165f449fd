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

  /// Writes everything to a file that is complete or not there.
  func write(to path: String, settings: String) throws {
    var checkpoint = Checkpoint(settings: settings)
    checkpoint.store(network, as: "network")
    checkpoint.store(best, as: "best")
    checkpoint.store(optimizer, as: "optimizer")
    for (name, number) in counters { checkpoint.store(self[keyPath: number], as: name) }
    for (name, number) in numbers { checkpoint.store(self[keyPath: number], as: name) }
    for (name, list) in lists { checkpoint.store(self[keyPath: list], as: name) }
    try checkpoint.write(to: path)
  }

  /// Goes on from a file of the same settings, if there is one.
  mutating func resume(from path: String, settings: String) throws {
    guard let checkpoint = try Checkpoint.read(path, settings: settings) else { return }
    try checkpoint.restore(&network, from: "network")
    try checkpoint.restore(&best, from: "best")
    try checkpoint.restore(&optimizer, from: "optimizer")
    for (name, number) in counters { try checkpoint.restore(&self[keyPath: number], from: name) }
    for (name, number) in numbers { try checkpoint.restore(&self[keyPath: number], from: name) }
    for (name, list) in lists { try checkpoint.restore(&self[keyPath: list], from: name) }
  }

  private var counters: [(String, WritableKeyPath<Training, Int>)] {
    [("episode", \.episode), ("best-episode", \.bestEpisode)]
  }
  private var numbers: [(String, WritableKeyPath<Training, Double>)] {
    [("loss-sum", \.lossSum), ("accuracy-sum", \.accuracySum), ("seconds", \.seconds)]
  }
  private var lists: [(String, WritableKeyPath<Training, [Double]>)] {
    [
      ("training-loss", \.trainingLoss), ("training-accuracy", \.trainingAccuracy),
      ("validation-loss", \.validationLoss), ("validation-accuracy", \.validationAccuracy),
    ]
  }
}
