import Checkpoints
import Engine
import Foundation
import Learning

/// A character model in training.
struct CharacterTraining {
  var model: CharacterModel
  var optimizer: Adam
  /// Bits per character, by epoch.
  private(set) var trainingBits: [Double] = []
  /// Minus the bits per character of validation text, and the model of the epoch with the fewest.
  private(set) var selection: ModelSelection<CharacterModel>

  init(_ model: CharacterModel, _ optimizer: Adam) {
    (self.model, self.optimizer, selection) = (model, optimizer, ModelSelection(model))
  }

  var validationBits: [Double] { selection.scores.map { -$0 } }

  /// Truncated back-propagation through time: one step of Adam per window. The state goes on from window
  /// to window, its history does not.
  mutating func epoch(_ windows: [Windows.Window], norm: Float, rates: (Int) -> Float) -> Double {
    var (state, sum): (HiddenState?, Double) = (nil, 0)
    for window in windows {
      var last: HiddenState?
      let (loss, slope) = valueWithGradient(at: model) { model in
        let (logits, next) = model(window.inputs, from: state)
        last = next
        return crossEntropy(logits, window.targets.flatMap { $0 })
      }
      state = last?.detached()
      optimizer.rate = rates(optimizer.stepCount)
      optimizer.update(&model, along: clipped(slope, toNorm: norm))
      sum += Double(loss.item) / log(2)
    }
    return sum / Double(windows.count)
  }

  /// Notes an epoch, and keeps the model if it is the best so far.
  mutating func finishEpoch(_ bits: Double, validation: Double) {
    trainingBits.append(bits)
    selection.judge(model, score: -validation, after: trainingBits.count)
  }
}

extension CharacterTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&trainingBits, "training-bits")
    try visit(&selection, "best")
  }

  func contradiction(after epochs: Int) -> String? {
    trainingBits.count == epochs && selection.scores.count == epochs
      ? selection.contradiction(after: epochs)
      : "\(epochs) epochs with \(trainingBits.count) and \(selection.scores.count) numbers"
  }
}
