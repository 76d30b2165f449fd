import Checkpoints
import Engine
import Learning

/// All that a long run must remember to go on to the same bits after it was killed.
struct MetaTraining {
  var reptile: CharacterLearner
  var generator: Generator
  /// The inductive scores on validation tasks, and the learner with the highest so far.
  private(set) var selection: ModelSelection<CharacterLearner>
  /// The transductive ones beside them.
  private(set) var transductive: [Double] = []

  init(_ reptile: CharacterLearner, _ generator: Generator) {
    (self.reptile, self.generator, selection) = (reptile, generator, ModelSelection(reptile))
  }

  /// Notes a judgement on validation tasks, and keeps the learner if it is the best so far.
  mutating func judge(inductive one: Double, transductive all: Double, after step: Int) {
    selection.judge(reptile, score: one, after: step)
    transductive.append(all)
  }

  /// Whether the last `patience` judgements brought nothing better than what was known before them.
  func isFlat(patience: Int) -> Bool {
    patience > 0 && transductive.count > patience && selection.scoresSinceBest >= patience
  }
}

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&reptile.model, "learner")
    try visit(&reptile.rule, "learner-rule", of: reptile.model)
    try visit(&selection.best.model, "best")
    try visit(&selection.best.rule, "best-rule", of: selection.best.model)
    try selection.visitScores(visit, "best")
    try visit(&generator, "generator")
    try visit(&transductive, "transductive")
  }

  func contradiction(after steps: Int) -> String? {
    let counts = [selection.scores.count, transductive.count]
    return counts[0] == counts[1]
      ? selection.contradiction(after: steps) : "judgements with \(counts) scores"
  }
}
