import Engine
import Foundation
import Learning

/// A character model in training.
struct CharacterTraining {
  var model: CharacterModel
  var rule: Adam
  /// Bits per character, by epoch.
  var trainingBits: [Double] = []
  var validationBits: [Double] = []
  var best: (epoch: Int, model: CharacterModel)

  init(_ model: CharacterModel, _ rule: Adam) {
    (self.model, self.rule, best) = (model, rule, (0, model))
  }

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
      rule.rate = rates(rule.stepCount)
      rule.update(&model, along: clipped(slope, toNorm: norm))
      sum += Double(loss.item) / log(2)
    }
    return sum / Double(windows.count)
  }

  /// Notes an epoch, and keeps the model if it is the best so far.
  mutating func finishEpoch(_ bits: Double, validation: Double) {
    if validation < validationBits.min() ?? .infinity { best = (trainingBits.count + 1, model) }
    trainingBits.append(bits)
    validationBits.append(validation)
  }
}
