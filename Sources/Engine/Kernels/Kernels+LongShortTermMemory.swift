// An LSTM's step and its way back, a vector of units at a time.

extension Kernels {
  /// σ(o)·tanh(c′) and c′ = σ(f)·c + σ(i)·tanh(g), one after the other: [2, n, h].
  ///
  /// Behind the two, where only the way back looks, the buffer holds tanh(c′) and the opened gates: to
  /// compute them again would cost more than all the rest of the way back.
  static func lstmStep(_ gates: Tensor, _ cell: Tensor) -> Tensor {
    let step = Tensor(uninitialized: Shape([Part.count] + cell.shape))
    @inline(__always) func open(_ unit: Unit) {
      let input = VectorMath.inlinedSigmoid(unit.loadGate(0, of: gates))
      let forget = VectorMath.inlinedSigmoid(unit.loadGate(1, of: gates))
      let candidate = VectorMath.inlinedTanh(unit.loadGate(2, of: gates))
      let output = VectorMath.inlinedSigmoid(unit.loadGate(3, of: gates))
      let kept = forget * unit.load(cell) + input * candidate
      let shown = VectorMath.inlinedTanh(kept)
      unit.store(output * shown, in: step, .hidden)
      unit.store(kept, in: step, .cell)
      unit.store(shown, in: step, .shown)
      unit.store(input, in: step, .input)
      unit.store(forget, in: step, .forget)
      unit.store(candidate, in: step, .candidate)
      unit.store(output, in: step, .output)
    }
    forEachUnit(cell, open)
    return Tensor(storage: step.storage, shape: Shape([2] + cell.shape), node: nil)
  }

  /// The cotangents of gates and cell before, from those of what is shown and kept, [2, n, h]; `step` is
  /// what `lstmStep` gave.
  static func lstmStepPullback(_ d: Tensor, _ cell: Tensor, _ step: Tensor) -> [Tensor] {
    let onGates = Tensor(uninitialized: [cell.shape[0], 4 * cell.shape[1]])
    let onCell = Tensor(uninitialized: cell.shape)
    forEachUnit(cell) { unit in
      let (shown, slope) = (unit.load(step, .shown), unit.load(d, .hidden))
      let (input, forget) = (unit.load(step, .input), unit.load(step, .forget))
      let (candidate, output) = (unit.load(step, .candidate), unit.load(step, .output))
      let kept = unit.load(d, .cell) + slope * output * (1 - shown * shown)
      unit.storeGate(0, kept * candidate * input * (1 - input), in: onGates)
      unit.storeGate(1, kept * unit.load(cell) * forget * (1 - forget), in: onGates)
      unit.storeGate(2, kept * input * (1 - candidate * candidate), in: onGates)
      unit.storeGate(3, slope * shown * output * (1 - output), in: onGates)
      unit.store(kept * forget, in: onCell)
    }
    return [onGates, onCell]
  }

  /// What the buffer of a step holds, part by part; the first two are its value.
  private enum Part: Int {
    case hidden, cell, shown, input, forget, candidate, output
    static var count: Int { 7 }
  }

  /// A vector of units of one row, or the last few.
  private struct Unit {
    let row: Int, first: Int, rows: Int, hidden: Int, width: Int

    /// Of a tensor [n, h], or of one part of [parts, n, h].
    @inline(__always) func load(_ x: Tensor, _ part: Part = .hidden) -> Vector {
      Kernels.load(x.base + (part.rawValue * rows + row) * hidden + first, width)
    }
    @inline(__always) func store(_ value: Vector, in x: Tensor, _ part: Part = .hidden) {
      Kernels.store(value, x.base + (part.rawValue * rows + row) * hidden + first, width)
    }
    /// Of one of the gates [i f g o], which stand side by side.
    @inline(__always) func loadGate(_ index: Int, of gates: Tensor) -> Vector {
      Kernels.load(gates.base + (4 * row + index) * hidden + first, width)
    }
    @inline(__always) func storeGate(_ index: Int, _ value: Vector, in gates: Tensor) {
      Kernels.store(value, gates.base + (4 * row + index) * hidden + first, width)
    }
  }

  @inline(__always)
  private static func forEachUnit(_ cell: Tensor, _ body: (Unit) -> Void) {
    let (rows, hidden) = (cell.shape[0], cell.shape[1])
    let rest = hidden % Vector.scalarCount
    for row in 0..<rows {
      for first in stride(from: 0, to: hidden - rest, by: Vector.scalarCount) {
        body(Unit(row: row, first: first, rows: rows, hidden: hidden, width: Vector.scalarCount))
      }
      if rest > 0 {
        body(Unit(row: row, first: hidden - rest, rows: rows, hidden: hidden, width: rest))
      }
    }
  }
}
