import Engine
import Learning

/// An optimizer with weights φ: a two-layer LSTM that reads gradients and writes updates (Andrychowicz et al.
/// 2016, section 2.1).
///
/// Coordinates are the rows of one matrix. They share φ, and each has a state of its own:
/// features [n, k] → LSTM → LSTM → head [n, 2] = (d, a), and the update is Δ = scale · d · eᵃ.
struct LearnedOptimizer: Module {
  let inputs: InputFeatures
  /// Whether the state is handed on from step to step; without, the LSTM is a feed-forward network.
  let remembers: Bool
  /// A factor of all updates: the one number that can be tuned, as the rate of other rules.
  var scale: Float = 0.1
  var first, second: LSTMCell
  var head: Dense

  /// What an optimizer keeps for some coordinates: the states of both layers, and running averages.
  struct State {
    var first, second: LSTMCell.State
    var averages: RunningAverages
  }

  init(
    _ inputs: InputFeatures, remembers: Bool = true, units: Int = 20,
    using generator: inout Generator
  ) {
    (self.inputs, self.remembers) = (inputs, remembers)
    first = LSTMCell(inputs.featureCount, units, using: &generator)
    second = LSTMCell(units, units, using: &generator)
    head = Dense(units, 2, initializer: .normal(0.01), using: &generator)
  }

  /// The state before the first gradient: zeros.
  func initialState(_ coordinates: Int) -> State {
    State(
      first: first.initialState(batch: coordinates),
      second: second.initialState(batch: coordinates), averages: RunningAverages(coordinates))
  }

  /// The updates Δ [n, 1] for gradients [n, 1], and the state after them.
  func callAsFunction(_ slope: Tensor, _ state: State) -> (update: Tensor, state: State) {
    let averages = inputs.usesAverages ? state.averages.including(slope) : state.averages
    let blank = initialState(slope.shape[0])
    let low = first(inputs.features(slope, averages), remembers ? state.first : blank.first)
    let high = second(low.hidden, remembers ? state.second : blank.second)
    let answer = head(high.hidden)
    let update = scale * answer.sliced(1, 0..<1) * answer.sliced(1, 1..<2).exp()
    return (update, State(first: low, second: high, averages: averages))
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    first.visitParameters(visit)
    second.visitParameters(visit)
    head.visitParameters(visit)
  }

  var parameterNames: [String] {
    first.parameterNames(in: "first") + second.parameterNames(in: "second")
      + head.parameterNames(in: "head")
  }
}
