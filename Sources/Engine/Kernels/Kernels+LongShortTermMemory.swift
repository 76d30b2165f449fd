// An LSTM's step and its way back, sixteen units at a time. Gates are computed again on the way back: that
// costs less than keeping them.

extension Kernels {
  /// σ(f)·c + σ(i)·tanh(g).
  static func lstmCell(_ gates: Tensor, _ cell: Tensor) -> Tensor {
    let result = Tensor(uninitialized: cell.shape)
    forEachUnit(cell) { unit in
      let input = VectorMath.sigmoid(unit.gate(0, of: gates))
      let forget = VectorMath.sigmoid(unit.gate(1, of: gates))
      let candidate = VectorMath.tanh(unit.gate(2, of: gates))
      unit.store(forget * unit.load(cell) + input * candidate, in: result)
    }
    return result
  }

  /// σ(o)·tanh(c).
  static func lstmHidden(_ gates: Tensor, _ cell: Tensor) -> Tensor {
    let result = Tensor(uninitialized: cell.shape)
    forEachUnit(cell) { unit in
      let output = VectorMath.sigmoid(unit.gate(3, of: gates))
      unit.store(output * VectorMath.tanh(unit.load(cell)), in: result)
    }
    return result
  }

  /// The cotangents of gates and cell before, from that of the new cell.
  static func lstmCellPullback(_ d: Tensor, _ gates: Tensor, _ cell: Tensor) -> [Tensor] {
    let (onGates, onCell) = (Tensor(uninitialized: gates.shape), Tensor(uninitialized: cell.shape))
    forEachUnit(cell) { unit in
      let input = VectorMath.sigmoid(unit.gate(0, of: gates))
      let forget = VectorMath.sigmoid(unit.gate(1, of: gates))
      let candidate = VectorMath.tanh(unit.gate(2, of: gates))
      let slope = unit.load(d)
      unit.storeGate(0, slope * candidate * input * (1 - input), in: onGates)
      unit.storeGate(1, slope * unit.load(cell) * forget * (1 - forget), in: onGates)
      unit.storeGate(2, slope * input * (1 - candidate * candidate), in: onGates)
      unit.storeGate(3, .zero, in: onGates)
      unit.store(slope * forget, in: onCell)
    }
    return [onGates, onCell]
  }

  /// The cotangents of gates and cell, from that of what is shown.
  static func lstmHiddenPullback(_ d: Tensor, _ gates: Tensor, _ cell: Tensor) -> [Tensor] {
    let (onGates, onCell) = (Tensor(uninitialized: gates.shape), Tensor(uninitialized: cell.shape))
    forEachUnit(cell) { unit in
      let output = VectorMath.sigmoid(unit.gate(3, of: gates))
      let (shown, slope) = (VectorMath.tanh(unit.load(cell)), unit.load(d))
      for gate in 0..<3 { unit.storeGate(gate, .zero, in: onGates) }
      unit.storeGate(3, slope * shown * output * (1 - output), in: onGates)
      unit.store(slope * output * (1 - shown * shown), in: onCell)
    }
    return [onGates, onCell]
  }

  /// Sixteen units of one row, or the last few.
  private struct Unit {
    let row: Int, first: Int, hidden: Int, width: Int

    @inline(__always) func load(_ x: Tensor) -> Vector {
      Kernels.load(x.base + row * hidden + first, width)
    }
    @inline(__always) func store(_ value: Vector, in x: Tensor) {
      Kernels.store(value, x.base + row * hidden + first, width)
    }
    @inline(__always) func gate(_ index: Int, of gates: Tensor) -> Vector {
      Kernels.load(gates.base + (4 * row + index) * hidden + first, width)
    }
    @inline(__always) func storeGate(_ index: Int, _ value: Vector, in gates: Tensor) {
      Kernels.store(value, gates.base + (4 * row + index) * hidden + first, width)
    }
  }

  @inline(__always)
  private static func forEachUnit(_ cell: Tensor, _ body: (Unit) -> Void) {
    let hidden = cell.shape[1]
    for row in 0..<cell.shape[0] {
      for first in stride(from: 0, to: hidden, by: 16) {
        body(Unit(row: row, first: first, hidden: hidden, width: Swift.min(16, hidden - first)))
      }
    }
  }
}
