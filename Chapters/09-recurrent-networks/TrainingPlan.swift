import Engine
import Learning

/// What one training on sums is told.
struct TrainingPlan {
  /// The name of its checkpoint.
  let name: String
  let problem: AddingProblem
  let steps: Int
  let schedule: Schedule
  /// How far gradients reach back; nil: to the beginning.
  var window: Int?
  /// Where the test sequences come from.
  let testSeed: UInt64
  /// Sequences on which the trained memory is measured; nil: it is not.
  var probe: Tensor?
}

/// What came of it.
struct Learned {
  /// The error of each training batch.
  let losses: [Double]
  /// The squared errors of the test.
  let score: TaskScore
  /// ‖∂h_T/∂s_t‖ for T − t = 0, 1, …
  let memory: [Double]
  let seconds: Double
  /// What an LSTM's gates do on new sequences.
  var gates: GateTrace?

  /// Hochreiter and Schmidhuber's rule: off by less than 0.04, where their answer is half of ours.
  var shareRight: TaskScore {
    TaskScore(perTask: score.perTask.map { $0.squareRoot() < 0.08 ? 1 : 0 })
  }
}

extension AddingTraining {
  /// A cell, its dense layer and the sequences to come, all from one seed.
  init(seed: UInt64, _ rule: Rule, _ make: (inout Generator) -> Cell) {
    var own = Generator(seed: seed)
    let model = Adder(make(&own), using: &own)
    self.init(model, rule, own)
  }

  /// What it knows at the end of training.
  func learned(_ plan: TrainingPlan, test count: Int, seconds: Double) -> Learned {
    Learned(
      losses: errors,
      score: TaskScore(
        perTask: examine(model, on: plan.problem, count: count, seed: plan.testSeed)),
      memory: plan.probe.map { meanJacobianNorms(model.layer.cell, $0) } ?? [],
      seconds: seconds, gates: plan.probe == nil ? nil : gates(plan))
  }

  /// Two hundred sequences that nothing was trained on.
  private func gates(_ plan: TrainingPlan) -> GateTrace? {
    guard let cell = model.layer.cell as? LSTMCell else { return nil }
    var own = Generator(seed: plan.testSeed &+ 77)
    return GateTrace(cell, reading: plan.problem.sequences(200, using: &own).x)
  }
}

/// What came of `count` trainings, side by side; of the first error, none.
func sideBySide<Result>(_ count: Int, _ train: (Int) throws -> Result) throws -> [Result] {
  try parallelMap(count) { index in Swift.Result { try train(index) } }.map { try $0.get() }
}
