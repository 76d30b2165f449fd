import Engine

/// The plain recurrent cell (Elman 1990): h ← tanh(x·W + h·U + b).
public struct RNNCell: RecurrentCell {
  public var inputWeight: Tensor
  public var hiddenWeight: Tensor
  public var bias: Tensor

  /// Input weight after Xavier; U orthogonal times `gain`, so that all its singular values are `gain`.
  public init(_ features: Int, _ hidden: Int, gain: Float = 1, using generator: inout Generator) {
    inputWeight = Initializer.xavier([features, hidden], using: &generator)
    hiddenWeight = Initializer.orthogonal(gain: gain)([hidden, hidden], using: &generator)
    bias = .zeros([hidden])
  }

  public func initialState(batch: Int) -> HiddenState {
    HiddenState(hidden: .zeros([batch, hiddenCount]))
  }

  public func next(_ projected: Tensor, _ state: HiddenState) -> HiddenState {
    HiddenState(hidden: (projected + state.hidden.matmul(hiddenWeight)).tanh())
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&inputWeight)
    visit(&hiddenWeight)
    visit(&bias)
  }

  public var parameterNames: [String] { ["inputWeight", "hiddenWeight", "bias"] }
}
