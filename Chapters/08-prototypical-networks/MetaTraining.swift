import Checkpoints
import Datasets
import Engine
import Learning
import Live
import Notebook

/// All that a training run must remember to go on to the same bits after it was killed.
///
/// Episodes are not among it: episode i is made from the seed and i alone.
struct MetaTraining {
  var network: PrototypicalNetwork
  var optimizer = Adam()
  /// Loss and accuracy of the episodes since the last judgement.
  private var (lossSum, accuracySum) = (0.0, 0.0)
  /// One number for each judgement.
  private(set) var trainingLoss: [Double] = []
  private(set) var trainingAccuracy: [Double] = []
  private(set) var validationAccuracy: [Double] = []
  /// Minus the validation losses, and the network with the lowest, with its measured statistics.
  private(set) var selection: ModelSelection<PrototypicalNetwork>
  /// How many episodes there were, and the time spent in all sessions; known when it is over.
  var (episodes, seconds) = (0, 0.0)

  init(_ network: PrototypicalNetwork) {
    (self.network, selection) = (network, ModelSelection(network))
  }

  var validationLoss: [Double] { selection.scores.map { -$0 } }

  private var kept: Int { selection.steps.firstIndex(of: Double(selection.bestStep))! }
  /// What the kept network had on its way there, and on validation tasks.
  var keptLosses: (training: Double, validation: Double) {
    (trainingLoss[kept], validationLoss[kept])
  }
  var keptAccuracy: Double { validationAccuracy[kept] }

  /// Counts how an episode went.
  mutating func include(loss: Double, accuracy: Double) {
    lossSum += loss
    accuracySum += accuracy
  }

  /// Notes how a network did on validation tasks, `count` episodes after the last time, and keeps it if it is the best
  /// so far.
  mutating func judge(
    _ judged: PrototypicalNetwork, _ validation: (loss: Double, accuracy: Double),
    after episode: Int, every count: Int
  ) {
    selection.judge(judged, score: -validation.loss, after: episode)
    validationAccuracy.append(validation.accuracy)
    trainingLoss.append(lossSum / Double(count))
    trainingAccuracy.append(accuracySum / Double(count))
    (lossSum, accuracySum) = (0, 0)
  }
}

extension MetaTraining {
  /// Lets a reader of the page draw five characters, once each, and see the network name a sixth drawing.
  func enliven(_ picture: String, _ size: Experiment, after test: Marks) {
    live(
      "prototypes", over: picture, keepsPicture: true, ["channels": Double(size.channels)],
      weights: selection.best.embedding.numbers,
      score: "The network was trained for \(selection.bestStep) episodes: of the queries of "
        + "\(test.setting.words) tasks of test characters it named \(test.inductive.written(.percent(1))) correctly."
    )
  }
}

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&network, "network")
    try visit(&optimizer, "optimizer", of: network)
    try visit(&selection, "best")
    try visit(&lossSum, "loss-sum")
    try visit(&accuracySum, "accuracy-sum")
    try visit(&trainingLoss, "training-loss")
    try visit(&trainingAccuracy, "training-accuracy")
    try visit(&validationAccuracy, "validation-accuracy")
  }

  func contradiction(after episode: Int) -> String? {
    let counts = [selection.scores, trainingLoss, trainingAccuracy, validationAccuracy].map(\.count)
    return Set(counts).count == 1
      ? selection.contradiction(after: episode) : "judgements with \(counts) numbers"
  }
}
