// The two halves of an LSTM's step as fused operations: a profile of the recurrent chapters asked for them.
// The gates [i f g o] stand side by side in this tensor, [n, 4h].

extension Tensor {
  /// c′ = σ(f)·c + σ(i)·tanh(g), what an LSTM keeps (Hochreiter and Schmidhuber 1997; Gers et al. 2000).
  ///
  /// Shapes: gates [n, 4h] and the cell before, [n, h] → [n, h]. Traps when they do not fit.
  public func lstmCell(_ cell: Tensor) -> Tensor {
    requireGates("lstmCell", cell)
    return record("lstmCell", [self, cell], Kernels.lstmCell(self, cell)) { d, x, _ in
      if d.isTracked || x.contains(where: { $0.isTracked }) { return cellPullback(d, x[0], x[1]) }
      return Profile.measured("lstmCell, back") { Kernels.lstmCellPullback(d, x[0], x[1]) }
    }
  }

  /// h = σ(o)·tanh(c′), what an LSTM shows.
  ///
  /// Shapes: gates [n, 4h] and the new cell, [n, h] → [n, h]. Traps when they do not fit.
  public func lstmHidden(_ cell: Tensor) -> Tensor {
    requireGates("lstmHidden", cell)
    return record("lstmHidden", [self, cell], Kernels.lstmHidden(self, cell)) { d, x, _ in
      if d.isTracked || x.contains(where: { $0.isTracked }) { return hiddenPullback(d, x[0], x[1]) }
      return Profile.measured("lstmHidden, back") { Kernels.lstmHiddenPullback(d, x[0], x[1]) }
    }
  }

  private func requireGates(_ name: StaticString, _ cell: Tensor) {
    require(
      rank == 2 && cell.rank == 2 && shape[0] == cell.shape[0] && shape[1] == 4 * cell.shape[1],
      "\(name): gates \(shape) and cell \(cell.shape) do not fit, [n, 4h] and [n, h] would")
  }

  /// The quarter of the gates with this number.
  fileprivate func gate(_ index: Int) -> Tensor {
    let size = shape[1] / 4
    return sliced(1, index * size..<(index + 1) * size)
  }
}

/// The cotangents of gates and cell before, from operations that can be differentiated further.
private func cellPullback(_ d: Tensor, _ gates: Tensor, _ cell: Tensor) -> [Tensor] {
  let (input, forget) = (gates.gate(0).sigmoid(), gates.gate(1).sigmoid())
  let candidate = gates.gate(2).tanh()
  let parts = [
    d * candidate * input * (1 - input), d * cell * forget * (1 - forget),
    d * input * (1 - candidate.squared()), Tensor.zeros(cell.shape),
  ]
  return [.concatenated(parts, axis: 1), d * forget]
}

/// The cotangents of gates and new cell, from operations that can be differentiated further.
private func hiddenPullback(_ d: Tensor, _ gates: Tensor, _ cell: Tensor) -> [Tensor] {
  let (output, shown) = (gates.gate(3).sigmoid(), cell.tanh())
  let zeros = Tensor.zeros([cell.shape[0], 3 * cell.shape[1]])
  let parts = [zeros, d * shown * output * (1 - output)]
  return [.concatenated(parts, axis: 1), d * output * (1 - shown.squared())]
}
