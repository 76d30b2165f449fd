import Checkpoints
import Datasets
import Engine
import Learning

/// All that a network of sums must remember to go on to the same bits after it was killed.
struct AddingTraining<Cell: RecurrentCell, Rule: Optimizer> {
  var model: Adder<Cell>
  var optimizer: Rule
  var generator: Generator
  /// The mean squared error of each training batch, and the length of its gradient before clipping.
  private(set) var errors: [Double] = []
  private(set) var norms: [Double] = []
  /// 1 when a number stopped being finite.
  private var broken = 0

  init(_ model: Adder<Cell>, _ optimizer: Rule, _ generator: Generator) {
    (self.model, self.optimizer, self.generator) = (model, optimizer, generator)
  }

  /// The step at which a number stopped being finite.
  var brokeAt: Int? { broken > 0 ? errors.count : nil }

  /// One step on fresh sequences; `norm` is where the gradient is clipped, and `window` how far it reaches back.
  mutating func descend(
    _ problem: AddingProblem, batch: Int, rate: Float, norm: Float?, window: Int? = nil
  ) {
    let sums = TrainingTasks(Sums(problem.sequences(batch, using: &generator)))
    let (x, y) = (sums.x, sums.y)
    let (loss, slope) = valueWithGradient(at: model) {
      squaredError($0.truncated(x, window: window ?? problem.length), y)
    }
    guard firstNonFinite(in: model, gradient: slope) == nil, loss.item.isFinite else {
      broken = 1
      return
    }
    errors.append(Double(loss.item))
    norms.append(Double(globalNorm(slope)))
    optimizer.rate = rate
    optimizer.update(&model, along: norm.map { clipped(slope, toNorm: $0) } ?? slope)
  }
}

extension AddingTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&model, "model")
    try visit(&optimizer, "optimizer", of: model)
    try visit(&generator, "generator")
    try visit(&errors, "errors")
    try visit(&norms, "norms")
    try visit(&broken, "broken")
  }

  func contradiction(after steps: Int) -> String? {
    let counts = [errors.count, norms.count]
    return counts == [steps - broken, steps - broken]
      ? nil : "\(steps) steps with \(counts) numbers"
  }
}

/// The squared errors of `count` fresh sequences that no training run has seen.
func examine<Cell: RecurrentCell>(
  _ model: Adder<Cell>, on problem: AddingProblem, count: Int, seed: UInt64
) -> [Double] {
  parallelMap((count + 99) / 100) { part in
    var own = Generator(seed: seed &+ UInt64(part) &* 0x9E37_79B9)
    let sums = Sums(problem.sequences(min(100, count - 100 * part), using: &own))
    return squaredErrors(model, on: TestTasks(sums))
  }.flatMap { $0 }
}

private func squaredErrors<Cell: RecurrentCell>(
  _ model: Adder<Cell>, on sums: TestTasks<Sums>
) -> [Double] {
  (model(sums.x) - sums.y).squared().scalars.map(Double.init)
}

/// An RNN that begins expanding learns short sums by plain descent, its gradients cut to each limit.
func cliffs(limits: [Float?], _ problem: AddingProblem, steps: Int, batch: Int, seed: UInt64)
  -> [AddingTraining<RNNCell, SGD>]
{
  parallelMap(limits.count) { index in
    var learner = AddingTraining(seed: seed, SGD(rate: 0.1)) {
      RNNCell(2, 32, gain: 1.5, using: &$0)
    }
    for _ in 0..<steps where learner.brokeAt == nil {
      learner.descend(problem, batch: batch, rate: 0.1, norm: limits[index])
    }
    return learner
  }
}
