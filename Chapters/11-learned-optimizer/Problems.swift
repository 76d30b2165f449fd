import Datasets
import Engine
import Learning

/// Something to be minimised, or many such things side by side: all their coordinates stand in one column.
struct Problem: Fingerprinted {
  /// How many problems there are.
  let count: Int
  /// θ₀, [n, 1].
  let start: Tensor
  /// The loss of each problem at θ [n, 1], on the minibatch of a step: [count].
  let losses: (_ theta: Tensor, _ step: Int) -> Tensor
  /// What it is judged by, which draws no minibatch: [count].
  let judge: (_ theta: Tensor) -> Tensor

  /// Of where each begins, which is drawn together with what it is.
  var fingerprints: [UInt64] {
    let rows = start.reshaped([count, -1])
    return (0..<count).map { fingerprint(of: rows.row($0).scalars) }
  }

  /// The mean loss at θ, and the gradient of every problem's own loss, [n, 1].
  ///
  /// Each coordinate belongs to one problem, so the gradient of the sum holds those of all.
  func look(_ theta: Tensor, _ step: Int) -> (loss: Double, slope: Tensor) {
    let (sum, slope) = valueWithGradient(at: theta) { losses($0, step).sum() }
    return (Double(sum.item) / Double(count), slope)
  }
}

/// ‖Wθ − y‖² with W and y uniform in 0..<1 and θ₀ ~ N(0, 0.01²), as in the authors' code
/// (problems.py; the paper's text says normal numbers, and `isNormal` makes them so).
func quadratics(
  _ count: Int, size: Int = 10, isNormal: Bool = false, using generator: inout Generator
) -> Problem {
  let shapes: [Shape] = [[count, size, size], [count, size, 1]]
  var drawn: [Tensor] = []
  for shape in shapes {
    drawn.append(
      isNormal
        ? .normal(shape, using: &generator) : .uniform(shape, in: 0..<1, using: &generator))
  }
  let (w, y) = (drawn[0], drawn[1])
  func losses(_ theta: Tensor) -> Tensor {
    (w.matmul(theta.reshaped([count, size, 1])) - y).squared().sum([1, 2])
  }
  return Problem(
    count: count,
    start: .normal([count * size, 1], standardDeviation: 0.01, using: &generator),
    losses: { theta, _ in losses(theta) }, judge: losses)
}
