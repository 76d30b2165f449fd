// An LSTM's step as one fused operation: a profile of the recurrent chapters asked for it. The gates
// [i f g o] stand side by side in this tensor, [n, 4h].

extension Tensor {
  /// An LSTM's step (Hochreiter and Schmidhuber 1997; Gers et al. 2000): what it shows and what it keeps,
  /// h = σ(o)·tanh(c′) and c′ = σ(f)·c + σ(i)·tanh(g).
  ///
  /// Shapes: gates [n, 4h] and the cell before, [n, h] → twice [n, h]. Traps when they do not fit.
  public func lstmStep(_ cell: Tensor) -> (hidden: Tensor, cell: Tensor) {
    require(
      rank == 2 && cell.rank == 2 && shape[0] == cell.shape[0] && shape[1] == 4 * cell.shape[1],
      "lstmStep: gates \(shape) and cell \(cell.shape) do not fit, [n, 4h] and [n, h] would")
    let both = differentiable("lstmStep", [self, cell], Kernels.lstmStep(self, cell)) { d, x, y in
      if d.isTracked || x.areTracked { return stepPullback(d, x[0], x[1]) }
      return Profile.measured("lstmStep, back") { Kernels.lstmStepPullback(d, x[1], y) }
    }
    return (both.row(0), both.row(1))
  }

  /// The quarter of the gates with this number.
  fileprivate func gate(_ index: Int) -> Tensor {
    let size = shape[1] / 4
    return sliced(1, index * size..<(index + 1) * size)
  }
}

/// The cotangents of gates and cell before, from operations that can be differentiated further.
private func stepPullback(_ d: Tensor, _ gates: Tensor, _ cell: Tensor) -> [Tensor] {
  let (input, forget) = (gates.gate(0).sigmoid(), gates.gate(1).sigmoid())
  let (candidate, output) = (gates.gate(2).tanh(), gates.gate(3).sigmoid())
  let shown = (forget * cell + input * candidate).tanh()
  let onCell = d.row(1) + d.row(0) * output * (1 - shown.squared())
  let parts = [
    onCell * candidate * input * (1 - input), onCell * cell * forget * (1 - forget),
    onCell * input * (1 - candidate.squared()), d.row(0) * shown * output * (1 - output),
  ]
  return [.concatenated(parts, axis: 1), onCell * forget]
}
