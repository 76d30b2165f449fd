import Engine
import Learning

/// The gates of an LSTM that reads sequences: [time] of [batch, hidden].
struct Gates {
  /// σ(i), σ(f), tanh(g) and the note c after the step.
  var input, forget, candidate, note: [Tensor]

  /// Reads [time, batch, features] from an empty state.
  init(_ cell: LSTMCell, reading x: Tensor) {
    (input, forget, candidate, note) = ([], [], [], [])
    var state = cell.initialState(batch: x.shape[1])
    let width = cell.hiddenCount
    for t in 0..<x.shape[0] {
      let projected = cell.projected(x.row(t))
      let sums = projected + state.hidden.matmul(cell.hiddenWeight)
      func part(_ gate: Int) -> Tensor { sums.sliced(1, gate * width..<(gate + 1) * width) }
      input.append(part(0).sigmoid())
      forget.append(part(1).sigmoid())
      candidate.append(part(2).tanh())
      state = cell.next(projected, state)
      note.append(state.cell)
    }
  }
}
