import Engine

/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000).
///
/// With [i f g o] = x·W + h·U + b:  c ← σ(f)·c + σ(i)·tanh(g),  h ← σ(o)·tanh(c).
/// The gates stand in PyTorch's order: input, forget, candidate, output.
public struct LSTMCell: RecurrentCell {
  /// What an LSTM remembers: what it shows, and what it keeps to itself.
  public struct State: RecurrentState {
    /// h, [batch, hidden].
    public var hidden: Tensor
    /// c, [batch, hidden].
    public var cell: Tensor

    /// A state of these two, each [batch, hidden].
    public init(hidden: Tensor, cell: Tensor) { (self.hidden, self.cell) = (hidden, cell) }

    public func map(_ change: (Tensor) -> Tensor) -> State {
      State(hidden: change(hidden), cell: change(cell))
    }
  }

  public var inputWeight: Tensor
  public var hiddenWeight: Tensor
  public var bias: Tensor

  /// Input weights after Xavier, hidden weights orthogonal, gate by gate; all biases zero but the forget
  /// gate's, which opens the gate at first (1: Jozefowicz et al. 2015).
  public init(
    _ features: Int, _ hidden: Int, forgetBias: Float = 1, using generator: inout Generator
  ) {
    inputWeight = gateWeights(4, [features, hidden], .xavier, using: &generator)
    hiddenWeight = gateWeights(4, [hidden, hidden], .orthogonal(), using: &generator)
    bias = .concatenated([
      .zeros([hidden]), Tensor(repeating: forgetBias, shape: [hidden]), .zeros([2 * hidden]),
    ])
  }

  public func initialState(batch: Int) -> State {
    State(hidden: .zeros([batch, hiddenCount]), cell: .zeros([batch, hiddenCount]))
  }

  public func next(_ projected: Tensor, _ state: State) -> State {
    let gates = projected + state.hidden.matmul(hiddenWeight)
    let (hidden, cell) = gates.lstmStep(state.cell)
    return State(hidden: hidden, cell: cell)
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&inputWeight)
    visit(&hiddenWeight)
    visit(&bias)
  }

  public var parameterNames: [String] { ["inputWeight", "hiddenWeight", "bias"] }
}
