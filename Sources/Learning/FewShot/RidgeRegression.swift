import Engine

/// The weights W that minimise ‖X W − Y‖² + λ‖W‖², in the form that is cheap where rows are few:
/// W = Xᵀ (X Xᵀ + λ I)⁻¹ Y.
///
/// X [n, d] are the features of n examples, Y [n, m] their targets; W is [d, m]. The inverse is n × n whatever the width d
/// of the features is (Woodbury's identity). Every operation is differentiable, so a network may be trained through the
/// solution: R2-D2, Bertinetto, Henriques, Torr, Vedaldi 2019, equation 6. Traps unless λ is above 0.
public func ridgeRegression(_ features: Tensor, _ targets: Tensor, penalty: Float) -> Tensor {
  require(penalty > 0, "ridgeRegression: the penalty must be above 0, found \(penalty).")
  require(
    features.rank == 2 && targets.rank == 2 && features.shape[0] == targets.shape[0],
    "ridgeRegression: each row needs a target, found \(features.shape) and \(targets.shape).")
  let rows = features.shape[0]
  let products = features.matmul(features, transposeOther: true)
  let damped = products + penalty * identity(rows)
  return features.matmul(solution(of: damped, targets), transposeSelf: true)
}

/// X with A X = B for a symmetric positive definite A: [n, n] and [n, m] → [n, m].
///
/// Gauss and Jordan's elimination, column by column: the pivot's row is divided by the pivot and taken from every other
/// row as often as its first number says. Positive definite matrices need no exchange of rows. Made of differentiable
/// operations, n of each. Traps where the shapes do not fit.
public func solution(of a: Tensor, _ b: Tensor) -> Tensor {
  let count = a.shape[0]
  require(
    a.rank == 2 && b.rank == 2 && a.shape[1] == count && b.shape[0] == count,
    "solution: expected [n, n] and [n, m], found \(a.shape) and \(b.shape).")
  let units = identity(count)
  var rows = Tensor.concatenated([a, b], axis: 1)
  for pivot in 0..<count {
    let first = rows.sliced(1, 0..<1)
    let rest = rows.sliced(1, 1..<rows.shape[1])
    let scaled = rest.sliced(0, pivot..<pivot + 1) / first.sliced(0, pivot..<pivot + 1)
    // The pivot's own row is set, not corrected: what a large pivot would leave of it are the errors.
    let own = units.sliced(1, pivot..<pivot + 1)
    rows = rest * (1 - own) + (own - first * (1 - own)).matmul(scaled)
  }
  return rows
}

/// Ones on the diagonal, [n, n].
private func identity(_ count: Int) -> Tensor { .oneHot(Array(0..<count), classes: count) }
