import Checkpoints
import Engine
import Learning
import Notebook

/// How long an outer loop is, and how long its steps are.
struct Budget {
  var iterations: Int
  /// Iterations between judgements on validation tasks.
  var every: Int
  var schedule: Schedule
  /// Judgements without a better one before the rate falls to a third; the third time ends the run.
  var patience = Int.max

  /// The outer loop's rate, after so many reductions.
  func rate(at iteration: Int, after reductions: Int) -> Float {
    schedule(iteration) * [1, 0.3, 0.1][reductions]
  }
}

/// How a model did on validation tasks: larger is better. Other numbers are noted beside it.
struct Judgement {
  var score: Double
  var numbers: [String: Double] = [:]
}

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
  mutating func judge(_ judgement: Judgement, after iteration: Int, patience: Int) {
    losses.append(lossSum / Double(max(lossCount, 1)))
    (lossSum, lossCount) = (0, 0)
    let megabytes = Double(residentMemory() ?? 0) / 1e6
    for (name, number) in judgement.numbers.merging(
      ["megabytes": megabytes], uniquingKeysWith: { $1 })
    {
      meters[name, default: []].append(number)
    }
    flat = selection.judge(model, score: judgement.score, after: iteration) ? 0 : flat + 1
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
