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

extension MetaTraining {
  private var counters: [(String, WritableKeyPath<Self, Int>)] {
    [
      ("iteration", \.iteration), ("loss-count", \.lossCount), ("flat", \.flat),
      ("best-iteration", \.bestIteration), ("reductions", \.reductions),
    ]
  }
  private var numbers: [(String, WritableKeyPath<Self, Double>)] {
    [("loss-sum", \.lossSum), ("best-score", \.bestScore), ("seconds", \.seconds)]
  }
  private var lists: [(String, WritableKeyPath<Self, [Double]>)] {
    [("judged-at", \.judgedAt), ("losses", \.losses), ("scores", \.scores)]
  }

  /// Writes everything to a file that is complete or not there.
  func write(to path: String, settings: String) throws {
    var checkpoint = Checkpoint(settings: settings)
    checkpoint.store(model, as: "model")
    checkpoint.store(best, as: "best")
    checkpoint.store(optimizer, as: "optimizer")
    for (name, place) in counters { checkpoint.store(self[keyPath: place], as: name) }
    for (name, place) in numbers { checkpoint.store(self[keyPath: place], as: name) }
    for (name, place) in lists { checkpoint.store(self[keyPath: place], as: name) }
    checkpoint.store(meters.keys.sorted().joined(separator: " "), as: "meters")
    for (name, list) in meters { checkpoint.store(list, as: "meter." + name) }
    try checkpoint.write(to: path)
  }

  /// Goes on from a file of the same settings, if there is one.
  mutating func resume(from path: String, settings: String) throws {
    guard let checkpoint = try Checkpoint.read(path, settings: settings) else { return }
    try checkpoint.restore(&model, from: "model")
    try checkpoint.restore(&best, from: "best")
    try checkpoint.restore(&optimizer, from: "optimizer")
    for (name, place) in counters { try checkpoint.restore(&self[keyPath: place], from: name) }
    for (name, place) in numbers { try checkpoint.restore(&self[keyPath: place], from: name) }
    for (name, place) in lists { try checkpoint.restore(&self[keyPath: place], from: name) }
    var names = ""
    try checkpoint.restore(&names, from: "meters")
    for name in names.split(separator: " ").map(String.init) {
      try checkpoint.restore(&meters[name, default: []], from: "meter." + name)
    }
  }
}
