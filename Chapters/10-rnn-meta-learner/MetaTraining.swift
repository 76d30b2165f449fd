import Checkpoints
import Engine
import Learning

/// All that a training run must remember to go on to the same bits after it was killed.
///
/// Examples are not among it: those of step i are drawn from a generator that depends on i alone.
struct MetaTraining<Model: Module> {
  var model: Model
  var optimizer = Adam(rate: 1e-3)
  /// Sum and count of the losses since the last look.
  private(set) var (lossSum, lossCount) = (0.0, 0)
  /// At each look: the step, the mean loss before it, and what was measured on validation examples.
  private(set) var lookedAt: [Double] = [], losses: [Double] = []
  private(set) var first: [Double] = [], second: [Double] = []
  /// Time spent in all sessions, known when it is over.
  var seconds = 0.0

  init(_ model: Model) { self.model = model }

  /// One step of Adam down a loss whose gradient is cut to length `norm`.
  mutating func descend(_ loss: Tensor, _ gradient: [Tensor], rate: Float, norm: Float) {
    optimizer.rate = rate
    optimizer.update(&model, along: clipped(gradient, toNorm: norm))
    lossSum += Double(loss.item)
    lossCount += 1
  }

  /// Notes how the model does on validation examples: two numbers.
  mutating func look(_ scores: (Double, Double), after step: Int) {
    lookedAt.append(Double(step))
    losses.append(lossSum / Double(max(lossCount, 1)))
    first.append(scores.0)
    second.append(scores.1)
    (lossSum, lossCount) = (0, 0)
  }
}

/// A rate that rises during the first twentieth of the steps and then falls to a fiftieth of it.
func warmed(_ rate: Float, _ steps: Int) -> Schedule {
  .cosine(rate: rate, steps: steps, final: rate / 50, warmup: steps / 20)
}

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&lossSum, "loss-sum")
    try visit(&lossCount, "loss-count")
    try visit(&lookedAt, "looked-at")
    try visit(&losses, "losses")
    try visit(&first, "first")
    try visit(&second, "second")
  }

  func contradiction(after step: Int) -> String? {
    let looks = [lookedAt, losses, first, second].map(\.count)
    return Set(looks).count == 1 ? nil : "looks of \(looks) after step \(step)"
  }
}
