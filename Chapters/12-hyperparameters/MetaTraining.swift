import Checkpoints
import Engine
import Learning

/// Meta-training of a chooser of hyperparameters: gradient descent on the outcome of trainings.
struct MetaTraining<Model: Chooser> {
  var model: Model
  /// Minus the scores on validation tasks, and the model with the lowest; the first is before any step.
  private(set) var selection: ModelSelection<Model>
  /// |∂(log error)/∂z| of every training task, before it was cut to length.
  private(set) var norms: [Double] = []
  /// Time spent in all sessions, known when it is over.
  var seconds = 0.0
  private let rate: Float
  private var optimizer: Adam

  init(_ model: Model, rate: Float) {
    (self.model, selection) = (model, ModelSelection(model))
    self.rate = rate
    optimizer = Adam(rate: rate)
  }

  var best: Model { selection.best }
  /// The score of every judgement: a mean log error, the lower the better.
  var scores: [Double] { selection.scores.map { -$0 } }

  /// Notes a score on validation tasks, and keeps the model if it is the best so far.
  mutating func judge(score: Double, after step: Int) {
    selection.judge(model, score: -score, after: step)
  }

  /// One meta-step on pieces of a meta-batch, each with a tape and a core of its own.
  mutating func step(
    _ pieces: [Family], trainingSteps: Int, limit: Float, rateFactor: Float
  ) {
    let parts = parallelMap(pieces.count) { index in
      MetaGradient(
        at: model, pieces[index].start, pieces[index].problems, steps: trainingSteps, limit: limit)
    }
    let mean = MetaGradient(mean: parts)
    optimizer.rate = rate * rateFactor
    optimizer.update(&model, along: mean.gradient)
    norms += mean.norms.map(Double.init)
  }
}

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&selection, "best")
    try visit(&norms, "norms", isFinite: false)
  }

  func contradiction(after steps: Int) -> String? { selection.contradiction(after: steps) }
}
