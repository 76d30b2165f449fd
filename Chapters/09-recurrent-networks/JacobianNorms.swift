import Engine
import Foundation
import Learning

/// How much of step t is left at step T: the largest singular value of ∂h_T/∂s_t for T − t = 0, 1, … T,
/// where s is all that the cell remembers (for an LSTM, h and c).
///
/// One sequence [time, 1, features] is read by `hidden` copies at once; each copy asks for the gradient
/// of another number of h_T, so one backward pass brings all rows of all Jacobians.
func jacobianNorms<Cell: RecurrentCell>(_ cell: Cell, _ sequence: Tensor) -> [Double] {
  let (time, copies) = (sequence.shape[0], cell.hiddenCount)
  var watched: [[Tensor]] = []
  func watching(_ state: Cell.State) -> Cell.State {
    watched.append([])
    return state.map { tensor in
      let tensor = tensor.tracked()
      watched[watched.count - 1].append(tensor)
      return tensor
    }
  }
  var state = watching(cell.initialState(batch: copies))
  for t in 0..<time {
    let input = sequence.row(t)
    state = watching(cell(input.broadcast(to: [copies, cell.featureCount]), state))
  }
  let rows = Tensor.oneHot(Array(0..<copies), classes: copies)
  let slopes = pullback(of: state.hidden, at: watched.flatMap { $0 }, cotangent: rows)
  let parts = watched[0].count
  return watched.indices.reversed().map { t in
    largestSingularValue(.concatenated(Array(slopes[parts * t..<parts * (t + 1)]), axis: 1))
  }
}

/// The same for many sequences [time, batch, features]: the geometric mean over the batch.
func meanJacobianNorms<Cell: RecurrentCell>(_ cell: Cell, _ sequences: Tensor) -> [Double] {
  let curves = parallelMap(sequences.shape[1]) {
    jacobianNorms(cell, sequences.sliced(1, $0..<$0 + 1))
  }
  return curves[0].indices.map { t in
    let logarithms = curves.map { log($0[t]) }
    return exp(logarithms.reduce(0, +) / Double(curves.count))
  }
}

/// ‖A‖ by power iteration: v ← AᵀA v, fifty times.
func largestSingularValue(_ matrix: Tensor) -> Double {
  var vector = Tensor.ones([matrix.shape[1], 1])
  var length = 0.0
  for _ in 0..<50 {
    let image = matrix.matmul(vector)
    length = Double(globalNorm([image]))
    guard length > 0 else { return 0 }
    let back = matrix.matmul(image * Float(1 / length), transposeSelf: true)
    vector = back * (1 / max(globalNorm([back]), .leastNormalMagnitude))
  }
  return length
}
