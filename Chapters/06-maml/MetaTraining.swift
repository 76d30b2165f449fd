import Checkpoints
import Engine
import Learning

/// All that meta-training must remember to go on to the same bits after it was killed.
///
/// Tasks are not among it: those of iteration i are drawn from a generator that depends on i alone.
struct MetaTraining<Model: Module> {
  var model: Model
  var optimizer = Adam(rate: 1e-3)
  /// Sum and count of the losses since the last judgement.
  private var (lossSum, lossCount) = (0.0, 0)
  /// The scores on validation tasks, and the model with the highest so far.
  private(set) var selection: ModelSelection<Model>
  /// One number per judgement: the mean training loss before it.
  private(set) var losses: [Double] = []
  /// Named numbers of each judgement, such as cosines, and the megabytes in use.
  private(set) var meters: [String: [Double]] = [:]
  /// Judgements since the score was last beaten or the rate lowered, and how often the rate was lowered for that.
  private(set) var (flat, reductions) = (0, 0)
  /// Time spent in all sessions, known when it is over.
  var seconds = 0.0

  init(_ model: Model) { (self.model, selection) = (model, ModelSelection(model)) }

  /// Counts the loss of a step of the outer loop.
  mutating func include(loss: Float) {
    lossSum += Double(loss)
    lossCount += 1
  }

  /// Notes how the model does on validation tasks, and keeps it if it is the best so far.
  ///
  /// After `patience` judgements without a better one the rate is to be lowered.
  mutating func judge(
    score: Double, _ numbers: [String: Double] = [:], after iteration: Int, patience: Int
  ) {
    losses.append(lossSum / Double(max(lossCount, 1)))
    (lossSum, lossCount) = (0, 0)
    for (name, number) in numbers { meters[name, default: []].append(number) }
    flat = selection.judge(model, score: score, after: iteration) ? 0 : flat + 1
    if flat > 0 && flat >= patience { (reductions, flat) = (reductions + 1, 0) }
  }
}

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&selection, "best")
    try visit(&lossSum, "loss-sum")
    try visit(&lossCount, "loss-count")
    try visit(&losses, "losses")
    try visit(&meters, "meters", each: "meter")
    try visit(&flat, "flat")
    try visit(&reductions, "reductions")
  }

  func contradiction(after iteration: Int) -> String? {
    let counts = ([losses] + meters.values).map(\.count)
    let judgements = selection.steps.count
    if !counts.allSatisfy({ $0 == judgements }) {
      return "\(judgements) judgements with \(counts) numbers"
    }
    if reductions > 3 { return "\(reductions) reductions of the rate, of 3" }
    return selection.contradiction(after: iteration)
  }
}
