import Engine

/// A recurrent layer: one cell, the same at every step of a sequence.
///
/// Sequences are [time, batch, features]. The layer takes a state and gives the last one back: hand it
/// on and a long sequence can be read in pieces; detach it first and gradients stop at the seam, which
/// is truncated back-propagation through time (Williams and Peng 1990).
public struct Recurrent<Cell: RecurrentCell>: Module {
  /// What happens at each step.
  public var cell: Cell

  /// A layer of this cell.
  public init(_ cell: Cell) { self.cell = cell }

  /// [time, batch, features] → the hidden states [time, batch, hidden] and the state after the last
  /// step. Without a `state` the sequence begins with zeros.
  public func callAsFunction(
    _ sequence: Tensor, from state: Cell.State? = nil
  ) -> (outputs: Tensor, state: Cell.State) {
    require(
      sequence.rank == 3 && sequence.shape[2] == cell.featureCount && sequence.shape[0] > 0,
      "Recurrent: a sequence must be [time, batch, \(cell.featureCount)], found \(sequence.shape).")
    return run(steps(of: cell.projected(sequence)), from: state)
  }

  /// The same for sequences of symbols: `symbols[t][b]` in 0..<features.
  public func callAsFunction(
    _ symbols: [[Int]], from state: Cell.State? = nil
  ) -> (outputs: Tensor, state: Cell.State) {
    require(!symbols.isEmpty, "Recurrent: a sequence must have at least one step.")
    let counts = symbols.map { $0.count }
    require(
      counts.allSatisfy { $0 == counts[0] },
      "Recurrent: every step must have as many symbols, found \(counts).")
    return run(symbols.map { cell.projected($0) }, from: state)
  }

  private func run(
    _ projections: [Tensor], from start: Cell.State?
  ) -> (outputs: Tensor, state: Cell.State) {
    let batch = projections[0].shape[0]
    var state = start ?? cell.initialState(batch: batch)
    require(
      state.hidden.shape == [batch, cell.hiddenCount],
      "Recurrent: the state must be [\(batch), \(cell.hiddenCount)], found \(state.hidden.shape).")
    var outputs: [Tensor] = []
    for projected in projections {
      state = cell.next(projected, state)
      outputs.append(state.hidden)
    }
    return (.stacked(outputs), state)
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    cell.visitParameters(visit)
  }

  public mutating func visitState(_ visit: (inout Tensor) -> Void) { cell.visitState(visit) }

  public var parameterNames: [String] { cell.parameterNames(in: "cell") }
  public var stateNames: [String] { cell.stateNames(in: "cell") }
  public var constants: [Constant] { cell.constants(in: "cell") }
}

/// The plain recurrent layer.
public typealias RNN = Recurrent<RNNCell>
/// The LSTM layer.
public typealias LSTM = Recurrent<LSTMCell>
/// The GRU layer.
public typealias GRU = Recurrent<GRUCell>

/// The parts of axis 0, without that axis: [time, batch, n] → time times [batch, n].
func steps(of sequence: Tensor) -> [Tensor] {
  (0..<sequence.shape[0]).map { sequence.row($0) }
}
