// An LSTM's step and its way back, sixteen units at a time. Gates are computed again on the way back: that
// costs less than keeping them.

extension Kernels {
  /// σ(o)·tanh(c′) and c′ = σ(f)·c + σ(i)·tanh(g), one after the other: [2, n, h].
  static func lstmStep(_ gates: Tensor, _ cell: Tensor) -> Tensor {
    let result = Tensor(uninitialized: [2, cell.shape[0], cell.shape[1]])
    forEachUnit(cell) { unit in
      let gate = unit.gates(gates)
      let kept = gate.forget * unit.load(cell) + gate.input * gate.candidate
      unit.store(gate.output * VectorMath.tanh(kept), in: result)
      unit.store(kept, in: result, half: 1)
    }
    return result
  }

  /// The cotangents of gates and cell before, from those of what is shown and kept, [2, n, h]; `step` is
  /// what `lstmStep` gave.
  static func lstmStepPullback(_ d: Tensor, _ gates: Tensor, _ cell: Tensor, _ step: Tensor)
    -> [Tensor]
  {
    let (onGates, onCell) = (Tensor(uninitialized: gates.shape), Tensor(uninitialized: cell.shape))
    forEachUnit(cell) { unit in
      let gate = unit.gates(gates)
      let (shown, slope) = (VectorMath.tanh(unit.load(step, half: 1)), unit.load(d))
      let kept = unit.load(d, half: 1) + slope * gate.output * (1 - shown * shown)
      unit.storeGate(0, kept * gate.candidate * gate.input * (1 - gate.input), in: onGates)
      unit.storeGate(1, kept * unit.load(cell) * gate.forget * (1 - gate.forget), in: onGates)
      unit.storeGate(2, kept * gate.input * (1 - gate.candidate * gate.candidate), in: onGates)
      unit.storeGate(3, slope * shown * gate.output * (1 - gate.output), in: onGates)
      unit.store(kept * gate.forget, in: onCell)
    }
    return [onGates, onCell]
  }

  /// Sixteen units of one row, or the last few.
  private struct Unit {
    let row: Int, first: Int, rows: Int, hidden: Int, width: Int

    /// Of a tensor [n, h], or of one half of [2, n, h].
    @inline(__always) func load(_ x: Tensor, half: Int = 0) -> Vector {
      Kernels.load(x.base + (half * rows + row) * hidden + first, width)
    }
    @inline(__always) func store(_ value: Vector, in x: Tensor, half: Int = 0) {
      Kernels.store(value, x.base + (half * rows + row) * hidden + first, width)
    }
    @inline(__always) func storeGate(_ index: Int, _ value: Vector, in gates: Tensor) {
      Kernels.store(value, gates.base + (4 * row + index) * hidden + first, width)
    }
    /// All four, opened.
    @inline(__always) func gates(_ gates: Tensor)
      -> (input: Vector, forget: Vector, candidate: Vector, output: Vector)
    {
      let start = gates.base + 4 * row * hidden + first
      return (
        VectorMath.sigmoid(Kernels.load(start, width)),
        VectorMath.sigmoid(Kernels.load(start + hidden, width)),
        VectorMath.tanh(Kernels.load(start + 2 * hidden, width)),
        VectorMath.sigmoid(Kernels.load(start + 3 * hidden, width))
      )
    }
  }

  @inline(__always)
  private static func forEachUnit(_ cell: Tensor, _ body: (Unit) -> Void) {
    let (rows, hidden) = (cell.shape[0], cell.shape[1])
    for row in 0..<rows {
      for first in stride(from: 0, to: hidden, by: 16) {
        body(
          Unit(
            row: row, first: first, rows: rows, hidden: hidden,
            width: Swift.min(16, hidden - first)))
      }
    }
  }
}
