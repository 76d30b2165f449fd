import Engine
import Learning

/// Whoever answers a data set with hyperparameters z [tasks, 7].
protocol Chooser: Module {
  func callAsFunction(_ points: Points) -> Tensor
}

/// What training is differentiated for: log of the error on validation points after the last step, [tasks, 1, 1].
///
/// The logarithm makes "half the error" worth the same on an easy task as on a noisy one.
func outcome(
  _ z: Tensor, _ start: BaseNetwork, _ problems: Problems, steps: Int, createGraph: Bool
) -> Tensor {
  let network = trained(
    start, z, on: problems.training, steps: steps, createGraph: createGraph)
  return (errors(network, problems.validation) + 1e-4).log()
}

/// ∂(log validation error)/∂z of every task, [tasks, 7], through all steps of its training.
///
/// Tasks share no number, so a row that is not finite harms no other row.
func hypergradient(
  at z: Tensor, _ start: BaseNetwork, _ problems: Problems, steps: Int
) -> Tensor {
  valueWithGradient(at: z) { z in
    outcome(z, start, problems, steps: steps, createGraph: true).sum()
  }.gradient
}

/// |row| of every row of a matrix.
func rowNorms(_ matrix: Tensor) -> [Float] { matrix.squared().sum([1]).sqrt().scalars }

/// Rows no longer than `limit`; a row that is not finite becomes zero: a task whose training blew up says only
/// that it blew up, not where to go.
func clippedRows(_ matrix: Tensor, to limit: Float) -> Tensor {
  let width = matrix.shape[1]
  var values = matrix.scalars
  for (row, norm) in rowNorms(matrix).enumerated() {
    let factor = norm.isFinite ? min(1, limit / max(norm, 1e-12)) : 0
    for column in (row * width)..<((row + 1) * width) {
      values[column] = factor == 0 ? 0 : values[column] * factor
    }
  }
  return Tensor(values, shape: matrix.shape)
}

/// One piece of a meta-batch: the parameters' gradient, and what was seen on the way.
struct MetaGradient {
  var gradient: [Tensor]
  /// |∂/∂z| of every task before it was clipped.
  var norms: [Float]

  /// The chain rule in two parts: the hypergradient of every task, clipped, then back through the chooser.
  init<Model: Chooser>(
    at model: Model, _ start: BaseNetwork, _ problems: Problems, steps: Int, limit: Float
  ) {
    var watched = model
    watched.parameters = model.parameters.map { $0.detached().tracked() }
    let z = watched(problems.training)
    let rows = hypergradient(at: z.detached(), start, problems, steps: steps)
    norms = rowNorms(rows)
    gradient = pullback(
      of: z, at: watched.parameters,
      cotangent: clippedRows(rows, to: limit) * (1 / Float(problems.count)))
  }

  /// The mean over pieces that were computed side by side, added in their order.
  init(mean pieces: [MetaGradient]) {
    gradient = pieces[0].gradient.indices.map { index in
      pieces.dropFirst().reduce(pieces[0].gradient[index]) { $0 + $1.gradient[index] }
        * (1 / Float(pieces.count))
    }
    norms = pieces.flatMap(\.norms)
  }
}
