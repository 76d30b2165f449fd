import Checkpoints
import Engine
import Learning

/// A model in training, and what a run must remember to go on to the same bits after it was killed.
///
/// Tasks are not among it: task i is made from the seed and i alone.
struct EpisodicTraining<Model: Module>: Resumable {
  var model: Model
  var optimizer: Adam
  /// The loss of each step, and the accuracy on validation tasks at each look.
  var losses: [Double] = []
  var looks: [Double] = []
  /// After how many steps each look was taken.
  var lookedAt: [Double] = []
  /// The time of all sessions; known when it is over.
  var seconds = 0.0

  init(_ model: Model, rate: Float) {
    (self.model, optimizer) = (model, Adam(rate: rate))
  }

  /// Goes one step down.
  mutating func step(_ loss: Tensor, along slope: [Tensor]) {
    optimizer.update(&model, along: slope)
    losses.append(Double(loss.item))
  }

  /// Notes how much of validation tasks is right.
  mutating func look(_ accuracy: Double, after step: Int) {
    looks.append(accuracy)
    lookedAt.append(Double(step))
  }

  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&losses, "losses")
    try visit(&looks, "looks")
    try visit(&lookedAt, "looked-at")
  }

  func contradiction(after step: Int) -> String? {
    losses.count == step && looks.count == lookedAt.count
      ? nil : "\(losses.count) losses and \(looks.count) looks after \(step) steps"
  }
}
