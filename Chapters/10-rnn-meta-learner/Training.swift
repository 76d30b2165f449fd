import Checkpoints
import Engine
import Learning

/// All that a training run must remember to go on to the same bits after it was killed.
///
/// Examples are not among it: those of step i are drawn from a generator that depends on i alone.
struct Training<Model: Module> {
  var model: Model
  var optimizer = Adam(rate: 1e-3)
  var step = 0
  /// Sum and count of the losses since the last look.
  var (lossSum, lossCount) = (0.0, 0)
  /// At each look: the step, the mean loss before it, and what was measured on validation examples.
  var lookedAt: [Double] = [], losses: [Double] = [], first: [Double] = [], second: [Double] = []
  /// Time spent in all sessions of this run.
  var seconds = 0.0
  /// Where this session went on.
  var resumedAt = 0

  init(_ model: Model) { self.model = model }

  /// One step of Adam down a loss whose gradient is cut to length `norm`.
  mutating func descend(_ loss: Tensor, _ gradient: [Tensor], rate: Float, norm: Float) {
    optimizer.rate = rate
    optimizer.update(&model, along: clipped(gradient, toNorm: norm))
    step += 1
    lossSum += Double(loss.item)
    lossCount += 1
  }

  /// Notes how the model does on validation examples: two numbers.
  mutating func look(_ scores: (Double, Double)) {
    lookedAt.append(Double(step))
    losses.append(lossSum / Double(max(lossCount, 1)))
    first.append(scores.0)
    second.append(scores.1)
    (lossSum, lossCount) = (0, 0)
  }

  private var lists: [(String, WritableKeyPath<Self, [Double]>)] {
    [
      ("looked-at", \.lookedAt), ("losses", \.losses), ("first", \.first), ("second", \.second),
    ]
  }

  /// Writes everything to a file that is complete or not there.
  func write(to path: String, settings: String) throws {
    var checkpoint = Checkpoint(settings: settings)
    checkpoint.store(model, as: "model")
    checkpoint.store(optimizer, as: "optimizer")
    checkpoint.store(step, as: "step")
    checkpoint.store(lossSum, as: "loss-sum")
    checkpoint.store(lossCount, as: "loss-count")
    checkpoint.store(seconds, as: "seconds")
    for (name, list) in lists { checkpoint.store(self[keyPath: list], as: name) }
    try checkpoint.write(to: path)
  }

  /// Goes on from a file of the same settings, if there is one.
  mutating func resume(from path: String, settings: String) throws {
    guard let checkpoint = try Checkpoint.read(path, settings: settings) else { return }
    try checkpoint.restore(&model, from: "model")
    try checkpoint.restore(&optimizer, from: "optimizer")
    try checkpoint.restore(&step, from: "step")
    try checkpoint.restore(&lossSum, from: "loss-sum")
    try checkpoint.restore(&lossCount, from: "loss-count")
    try checkpoint.restore(&seconds, from: "seconds")
    for (name, list) in lists { try checkpoint.restore(&self[keyPath: list], from: name) }
    resumedAt = step
  }
}
