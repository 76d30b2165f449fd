import Engine

/// Layer normalisation (Ba, Kiros and Hinton 2016): per example, over the last axis,
/// y = scale · (x − mean) / √(variance + ε) + shift.
///
/// Unlike batch norm it knows no other example, so it means the same at every step of a sequence.
public struct LayerNorm: Layer {
  /// γ, [features], ones at first.
  public var scale: Tensor
  /// β, [features], zeros at first.
  public var shift: Tensor
  /// ε, added to the variance.
  public var epsilon: Float

  /// A norm that changes nothing but location and scale.
  public init(_ features: Int, epsilon: Float = 1e-5) {
    scale = .ones([features])
    shift = .zeros([features])
    self.epsilon = epsilon
  }

  /// [..., features] → the same shape. Traps when the last axis is not `features`.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    require(
      input.rank >= 1 && input.shape[input.rank - 1] == scale.count,
      "LayerNorm: the last axis must have \(scale.count) features, found \(input.shape).")
    let centred = input.centred([-1])
    let variance = centred.squared().mean([-1], keepingDimensions: true)
    if !variance.hasOnlyFiniteValues() && variance.scalars.contains(.infinity) {
      // Where the square of the deviation is no float, neither its size counts nor ε.
      let isVast = variance.equal(to: Tensor(.infinity))
      return self(input * Tensor.where(isVast, then: Tensor(0x1p-40), else: Tensor(1)))
    }
    return centred / (variance + epsilon).sqrt() * scale + shift
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&scale)
    visit(&shift)
  }

  public var parameterNames: [String] { ["scale", "shift"] }
  public var constants: [Constant] { [("epsilon", epsilon)] }
}
