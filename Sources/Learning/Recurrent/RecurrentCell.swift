import Engine

/// One step of a recurrent network: the state after an input, from the state before it.
///
/// All gates stand side by side in one weight, so that a step takes one product: x·W + h·U + b with
/// W [features, gates · hidden] and U [hidden, gates · hidden].
public protocol RecurrentCell: Module {
  /// What the cell remembers from step to step.
  associatedtype State: RecurrentState

  /// W, [features, gates · hidden].
  var inputWeight: Tensor { get set }
  /// U, [hidden, gates · hidden].
  var hiddenWeight: Tensor { get set }
  /// b, [gates · hidden].
  var bias: Tensor { get set }

  /// The state of a sequence that has not begun: zeros.
  func initialState(batch: Int) -> State

  /// The next state; `projected` is the input's share of the gates, x·W + b, [batch, gates · hidden].
  func next(_ projected: Tensor, _ state: State) -> State
}

extension RecurrentCell {
  /// How many numbers an input has.
  public var featureCount: Int { inputWeight.shape[0] }
  /// How many numbers the hidden state has.
  public var hiddenCount: Int { hiddenWeight.shape[0] }

  /// One step: input [batch, features] and state to the next state.
  public func callAsFunction(_ input: Tensor, _ state: State) -> State {
    next(projected(input), state)
  }

  /// x·W + b, the input's share of the gates: [..., features] → [..., gates · hidden].
  public func projected(_ input: Tensor) -> Tensor {
    require(
      input.rank >= 2 && input.shape[input.rank - 1] == featureCount,
      "RecurrentCell: an input must have \(featureCount) features, found \(input.shape).")
    return input.matmul(inputWeight) + bias
  }

  /// The same for inputs that are one of `features` symbols each: a row of W instead of a product.
  public func projected(_ symbols: [Int]) -> Tensor {
    inputWeight.gather(symbols.map { Int32($0) }) + bias
  }
}

/// What a recurrent network remembers from step to step.
public protocol RecurrentState {
  /// What the layer above sees, [batch, hidden].
  var hidden: Tensor { get }

  /// The state with every tensor replaced.
  func map(_ change: (Tensor) -> Tensor) -> Self
}

extension RecurrentState {
  /// The same values without their history. Where a state is detached, back-propagation through time
  /// is cut off (truncated).
  public func detached() -> Self { map { $0.detached() } }
}

/// The state of a cell that remembers only what it shows.
public struct HiddenState: RecurrentState {
  /// h, [batch, hidden].
  public var hidden: Tensor

  /// A state of this hidden layer, [batch, hidden].
  public init(hidden: Tensor) { self.hidden = hidden }

  public func map(_ change: (Tensor) -> Tensor) -> HiddenState {
    HiddenState(hidden: change(hidden))
  }
}

/// One weight for each gate, drawn apart and put side by side: [rows, gates · columns].
func gateWeights(
  _ count: Int, _ shape: Shape, _ initializer: Initializer, using generator: inout Generator
) -> Tensor {
  var parts: [Tensor] = []
  for _ in 0..<count { parts.append(initializer(shape, using: &generator)) }
  return .concatenated(parts, axis: 1)
}
