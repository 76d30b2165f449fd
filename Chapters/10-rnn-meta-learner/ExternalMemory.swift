import Engine
import Learning

/// MANN: an LSTM beside a table of `slots` rows, written where it is least used (Santoro et al. 2016, section 3).
///
/// At every step each head writes a row, either where it read last or into the slot that is least used; then
/// it reads the rows that are most like its key. Two departures, both as in Graves et al. 2014, equations 4
/// and 5: what is written has weights of its own, and the cosine is multiplied by a learned sharpness.
struct ExternalMemory: Memory {
  var cell: LSTMCell
  /// What to look for, what to write, and the gate between the two places to write to: one of each per head.
  var keys, contents, gates: Dense
  /// Logarithm of the factor on the cosine.
  var sharpness = Tensor([2])
  let slots, width, heads: Int
  /// γ: how long a use counts.
  let decay: Float = 0.95

  init(
    _ features: Int, hidden: Int, slots: Int, width: Int, heads: Int,
    using generator: inout Generator
  ) {
    (self.slots, self.width, self.heads) = (slots, width, heads)
    cell = LSTMCell(features + heads * width, hidden, using: &generator)
    keys = Dense(features + hidden, heads * width, using: &generator)
    contents = Dense(features + hidden, heads * width, using: &generator)
    gates = Dense(features + hidden, heads, using: &generator)
  }

  var said: Int { cell.hiddenCount + heads * width }

  /// All that is remembered between two steps: the table, [batch, slots, width]; where each head read last,
  /// [batch, heads, slots], and what, [batch, heads · width]; how much each slot was used lately, [batch, slots].
  struct State {
    var controller: LSTMCell.State
    var memory, reading, read, usage: Tensor
  }

  func initialState(batch: Int) -> State {
    State(
      controller: cell.initialState(batch: batch), memory: .zeros([batch, slots, width]),
      reading: .zeros([batch, heads, slots]), read: .zeros([batch, heads * width]),
      usage: .zeros([batch, slots]))
  }

  func callAsFunction(_ inputs: Tensor) -> Tensor {
    var state = initialState(batch: inputs.shape[1])
    return .stacked(
      (0..<inputs.shape[0]).map { t in
        state = next(inputs.row(t), state)
        return .concatenated([state.controller.hidden, state.read], axis: 1)
      })
  }

  func next(_ input: Tensor, _ old: State) -> State {
    var state = old
    let batch = input.shape[0]
    state.controller = cell(.concatenated([input, old.read], axis: 1), old.controller)
    let known = Tensor.concatenated([input, state.controller.hidden], axis: 1)
    let key = keys(known).reshaped([batch, heads, width])
    let content = contents(known).tanh().reshaped([batch, heads, width])
    let gate = gates(known).sigmoid().reshaped([batch, heads, 1])
    let (least, kept) = leastUsed(old.usage)
    let writing = gate * old.reading + (1 - gate) * least
    state.memory = old.memory * kept + writing.matmul(content, transposeSelf: true)
    let similarity = unit(key).matmul(unit(state.memory), transposeOther: true)
    state.reading = (similarity * sharpness.exp()).softmax()
    state.read = state.reading.matmul(state.memory).reshaped([batch, heads * width])
    state.usage = (old.usage * decay + (state.reading + writing).sum([1])).detached()
    return state
  }

  /// The least used slots, one a head: a 1 there, [batch, heads, slots], and a mask, [batch, slots, 1].
  private func leastUsed(_ usage: Tensor) -> (places: Tensor, kept: Tensor) {
    let batch = usage.shape[0]
    let rows = usage.scalars
    let chosen = (0..<batch).flatMap { sequence in
      (0..<slots).sorted { (rows[sequence * slots + $0], $0) < (rows[sequence * slots + $1], $1) }
        .prefix(heads)
    }
    let places = Tensor.oneHot(chosen, classes: slots).reshaped([batch, heads, slots])
    return (places, (1 - places.sum([1])).expanded(at: 2))
  }

  private func unit(_ rows: Tensor) -> Tensor {
    rows / (rows.squared().sum([-1], keepingDimensions: true) + 1e-6).sqrt()
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    cell.visitParameters(visit)
    for part in [\Self.keys, \.contents, \.gates] { self[keyPath: part].visitParameters(visit) }
    visit(&sharpness)
  }

  var parameterNames: [String] {
    let layers = [("keys", keys), ("contents", contents), ("gates", gates)]
    return cell.parameterNames(in: "cell")
      + layers.flatMap { $1.parameterNames(in: $0) } + ["sharpness"]
  }
}
