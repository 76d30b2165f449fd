import Checkpoints
import Engine
import Learning

/// All that a long run must remember to go on to the same bits after it was killed.
struct Training {
  var learner: Reptile<ConvolutionalClassifier, Adam>
  var generator: Generator
  /// How many meta-steps are done.
  var iteration = 0
  /// One number per look at the validation tasks.
  var lookIterations: [Double] = []
  var inductive: [Double] = []
  var transductive: [Double] = []
  /// The mean loss of the inner steps, since the last look.
  var innerLoss: [Double] = []
  /// The learner of the best look so far.
  var best: Reptile<ConvolutionalClassifier, Adam>
  var bestIteration = 0
  /// Seconds of training in all, over every sitting.
  var seconds = 0.0

  init(_ learner: Reptile<ConvolutionalClassifier, Adam>, _ generator: Generator) {
    (self.learner, best, self.generator) = (learner, learner, generator)
  }

  /// Notes a look at the validation tasks, and keeps the learner if it is the best so far.
  mutating func look(inductive one: Double, transductive all: Double) {
    if one > inductive.max() ?? -1 { (best, bestIteration) = (learner, iteration) }
    lookIterations.append(Double(iteration))
    inductive.append(one)
    transductive.append(all)
  }

  /// Whether the last `patience` looks brought nothing better than what was known before them.
  func isFlat(patience: Int) -> Bool {
    guard patience > 0, inductive.count > patience else { return false }
    return inductive.suffix(patience).max()! <= inductive.dropLast(patience).max()!
  }
}

extension Training: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&learner.model, "learner")
    try visit(&learner.rule, "learner-rule", of: learner.model)
    try visit(&best.model, "best")
    try visit(&best.rule, "best-rule", of: best.model)
    try visit(&generator, "generator")
    try visit(&iteration, "iteration")
    try visit(&bestIteration, "best-iteration")
    try visit(&seconds, "seconds")
    try visit(&lookIterations, "look-iterations")
    try visit(&inductive, "inductive")
    try visit(&transductive, "transductive")
    try visit(&innerLoss, "inner-loss")
  }

  var contradiction: String? {
    let looks = [lookIterations, inductive, transductive].map(\.count)
    return Set(looks).count == 1 && bestIteration <= iteration
      ? nil : "after meta-step \(iteration) a best one at \(bestIteration), and looks of \(looks)"
  }
}
