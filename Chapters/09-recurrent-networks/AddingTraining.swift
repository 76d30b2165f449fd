import Engine
import Learning

/// What a training run leaves behind.
struct AddingRun {
  /// The mean squared error of each training batch, and the length of its gradient before clipping.
  var errors: [Double] = []
  var norms: [Double] = []
  /// The step at which a number stopped being finite.
  var brokeAt: Int?
}

/// Trains on fresh sequences, `steps` batches of `batch`; `norm` is where gradients are clipped.
func train<Cell: RecurrentCell, Rule: Optimizer>(
  _ model: inout Adder<Cell>, on problem: AddingProblem, steps: Int, batch: Int, rule: Rule,
  schedule: (Int) -> Float, norm: Float?, window: Int? = nil, using generator: inout Generator,
  after: (Double) -> Void = { _ in }
) -> AddingRun {
  var (run, rule) = (AddingRun(), rule)
  for step in 0..<steps {
    let (x, y) = problem.sequences(batch, using: &generator)
    let (loss, slope) = valueWithGradient(at: model) {
      squaredError($0.truncated(x, window: window ?? problem.length), y)
    }
    guard firstNonFinite(in: model, gradient: slope) == nil, loss.item.isFinite else {
      run.brokeAt = step
      return run
    }
    run.errors.append(Double(loss.item))
    run.norms.append(Double(globalNorm(slope)))
    rule.rate = schedule(step)
    rule.update(&model, along: norm.map { clipped(slope, toNorm: $0) } ?? slope)
    after(Double(loss.item))
  }
  return run
}

/// The squared errors of `count` fresh sequences that no training run has seen.
func examine<Cell: RecurrentCell>(
  _ model: Adder<Cell>, on problem: AddingProblem, count: Int, seed: UInt64
) -> [Double] {
  parallelMap((count + 99) / 100) { part in
    var own = Generator(seed: seed &+ UInt64(part) &* 0x9E37_79B9)
    let (x, y) = problem.sequences(min(100, count - 100 * part), using: &own)
    return (model(x) - y).squared().scalars.map(Double.init)
  }.flatMap { $0 }
}
