import Checkpoints
import Engine
import Learning

/// All that meta-training must remember to go on to the same bits after it was killed.
///
/// Tasks are not among it: those of iteration i are drawn from a generator that depends on i alone.
struct MetaTraining<Model: Module> {
  var model: Model
  var optimizer = Adam(rate: 1e-3)
  /// How many steps of the outer loop are done.
  var iteration = 0
  /// Sum and count of the losses since the last judgement.
  var (lossSum, lossCount) = (0.0, 0)
  /// One number per judgement: iteration, mean training loss before it, score on validation tasks.
  var judgedAt: [Double] = [], losses: [Double] = [], scores: [Double] = []
  /// Named numbers of each judgement, such as cosines, and the megabytes in use.
  var meters: [String: [Double]] = [:]
  /// The model with the highest score so far.
  var best: Model
  var bestScore = -Double.infinity
  var bestIteration = 0
  /// Judgements since the score was last beaten, and how often the rate was lowered for that.
  var (flat, reductions) = (0, 0)
  /// Time spent in all sessions of this run.
  var seconds = 0.0

  init(_ model: Model) { (self.model, best) = (model, model) }

  /// Counts a step of the outer loop.
  mutating func include(loss: Float) {
    iteration += 1
    lossSum += Double(loss)
    lossCount += 1
  }

  /// Notes how the model does on validation tasks, and keeps it if it is the best so far.
  ///
  /// After `patience` judgements without a better one the rate is to be lowered.
  mutating func judge(score: Double, patience: Int) {
    judgedAt.append(Double(iteration))
    losses.append(lossSum / Double(max(lossCount, 1)))
    scores.append(score)
    (lossSum, lossCount) = (0, 0)
    flat += 1
    if score > bestScore {
      (best, bestScore, bestIteration, flat) = (model, score, iteration, 0)
    } else if flat >= patience {
      (reductions, flat) = (reductions + 1, 0)
    }
  }
}

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&best, "best")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&iteration, "iteration")
    try visit(&lossSum, "loss-sum")
    try visit(&lossCount, "loss-count")
    try visit(&judgedAt, "judged-at")
    try visit(&losses, "losses")
    try visit(&scores, "scores")
    try visit(&meters, "meters", each: "meter")
    try visit(&bestScore, "best-score", isFinite: false)
    try visit(&bestIteration, "best-iteration")
    try visit(&flat, "flat")
    try visit(&reductions, "reductions")
    try visit(&seconds, "seconds")
  }

  var contradiction: String? {
    let lists = [judgedAt, losses, scores] + meters.values
    if !lists.allSatisfy({ $0.count == judgedAt.count }) {
      return "\(judgedAt.count) judgements with \(lists.map(\.count)) numbers"
    }
    if reductions > 3 { return "\(reductions) reductions of the rate, of 3" }
    return bestIteration <= iteration
      ? nil : "a best iteration \(bestIteration) after iteration \(iteration)"
  }
}
