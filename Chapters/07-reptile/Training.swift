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

  private static let numbers: [(String, WritableKeyPath<Training, [Double]>)] = [
    ("look-iterations", \.lookIterations), ("inductive", \.inductive),
    ("transductive", \.transductive), ("inner-loss", \.innerLoss),
  ]

  /// Writes everything to a file that is complete or not there.
  func write(to path: String, settings: String) throws {
    var checkpoint = Checkpoint(settings: settings)
    for (name, one) in [("learner", learner), ("best", best)] {
      checkpoint.store(one.model, as: name)
      checkpoint.store(one.rule, as: name + "-rule")
    }
    checkpoint.store(generator, as: "generator")
    checkpoint.store(iteration, as: "iteration")
    checkpoint.store(bestIteration, as: "best-iteration")
    checkpoint.store(seconds, as: "seconds")
    for (name, path) in Training.numbers { checkpoint.store(self[keyPath: path], as: name) }
    try checkpoint.write(to: path)
  }

  /// Goes on from a file of the same settings, if there is one.
  mutating func resume(from path: String, settings: String) throws {
    guard let checkpoint = try Checkpoint.read(path, settings: settings) else { return }
    for (name, path) in [("learner", \Training.learner), ("best", \Training.best)] {
      try checkpoint.restore(&self[keyPath: path].model, from: name)
      try checkpoint.restore(&self[keyPath: path].rule, from: name + "-rule")
    }
    try checkpoint.restore(&generator, from: "generator")
    try checkpoint.restore(&iteration, from: "iteration")
    try checkpoint.restore(&bestIteration, from: "best-iteration")
    try checkpoint.restore(&seconds, from: "seconds")
    for (name, path) in Training.numbers {
      try checkpoint.restore(&self[keyPath: path], from: name)
    }
  }
}
