import Engine
import Learning

/// Meta-learning of a chooser of hyperparameters: gradient descent on the outcome of trainings.
struct Schooling<Model: Chooser> {
  var model: Model
  /// The model with the lowest score on validation tasks so far.
  private(set) var best: Model
  private(set) var bestStep = 0
  /// Meta-step and score of every look at the validation tasks; the first is before any step.
  private(set) var looks: [(step: Int, score: Double)] = []
  /// |∂(log error)/∂z| of every training task, before it was cut to length.
  private(set) var norms: [Float] = []
  private let rate: Float
  private var optimizer: Adam

  init(_ model: Model, rate: Float) {
    (self.model, best) = (model, model)
    self.rate = rate
    optimizer = Adam(rate: rate)
  }

  /// Looks at the validation tasks, and keeps the model if it is the best so far.
  mutating func look(step: Int, score: Double) {
    if score < looks.map(\.score).min() ?? .infinity { (best, bestStep) = (model, step) }
    looks.append((step, score))
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
    norms += mean.norms
  }
}

/// Some tasks, and the untrained base networks that are going to learn them.
struct Family {
  var problems: Problems
  let start: BaseNetwork

  /// Depends on nothing but the seed, the stream and the index.
  init(_ count: Int, seed: UInt64, stream: UInt64, index: Int = 0, isStandardised: Bool = false) {
    var generator = Generator(seed: seed &+ stream << 40 &+ UInt64(index))
    var own = generator.split()
    problems = Problems(count, using: &own)
    start = BaseNetwork(tasks: count, using: &own)
    if isStandardised { problems = problems.standardised }
  }
}
