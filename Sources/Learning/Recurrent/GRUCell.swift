import Engine

/// The gated recurrent unit (Cho et al. 2014), with the reset gate behind the product, as in PyTorch.
///
/// With [r z n] = x·W + b and [r′ z′ n′] = h·U:  reset = σ(r + r′),  keep = σ(z + z′),
/// candidate = tanh(n + reset·(n′ + d)),  h ← candidate + keep·(h − candidate).
public struct GRUCell: RecurrentCell {
  public var inputWeight: Tensor
  public var hiddenWeight: Tensor
  public var bias: Tensor
  /// d, the bias inside the reset gate's product, [hidden].
  public var candidateBias: Tensor

  /// Input weights after Xavier, hidden weights orthogonal, gate by gate; biases zero.
  public init(_ features: Int, _ hidden: Int, using generator: inout Generator) {
    inputWeight = gateWeights(3, [features, hidden], .xavier, using: &generator)
    hiddenWeight = gateWeights(3, [hidden, hidden], .orthogonal(), using: &generator)
    bias = .zeros([3 * hidden])
    candidateBias = .zeros([hidden])
  }

  public func initialState(batch: Int) -> HiddenState {
    HiddenState(hidden: .zeros([batch, hiddenCount]))
  }

  public func next(_ projected: Tensor, _ state: HiddenState) -> HiddenState {
    let size = hiddenCount
    let recalled = state.hidden.matmul(hiddenWeight)
    let gates = (projected.sliced(1, 0..<2 * size) + recalled.sliced(1, 0..<2 * size)).sigmoid()
    let (reset, keep) = (gates.sliced(1, 0..<size), gates.sliced(1, size..<2 * size))
    let last = 2 * size..<3 * size
    let candidate =
      (projected.sliced(1, last) + reset * (recalled.sliced(1, last) + candidateBias)).tanh()
    return HiddenState(hidden: candidate + keep * (state.hidden - candidate))
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&inputWeight)
    visit(&hiddenWeight)
    visit(&bias)
    visit(&candidateBias)
  }

  public var parameterNames: [String] { ["inputWeight", "hiddenWeight", "bias", "candidateBias"] }
}
