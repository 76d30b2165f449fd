import Engine

/// Divides the gradient by a running root mean square of itself (Tieleman and Hinton 2012, lecture 6).
///
/// A step is g ← ∇L + weightDecay·θ;  s ← decay·s + (1 − decay)·g²;  u ← g / (√s + ε);
/// θ ← θ − rate·u, or with momentum b ← momentum·b + u;  θ ← θ − rate·b. As PyTorch's `RMSprop`,
/// not centred.
public struct RMSProp: Optimizer {
  public var rate: Float
  /// How much of the mean square stays at each step.
  public var decay: Float
  /// ε, which keeps the divisor from 0.
  public var epsilon: Float
  /// How much of the velocity stays at each step; 0 is none.
  public var momentum: Float
  /// How strongly weights are drawn towards 0.
  public var weightDecay: Float
  public var stepCount = 0
  /// s of every parameter, then, with momentum, b of every parameter.
  public var state: [Tensor] = []
  public var slotNames: [String] { momentum == 0 ? ["meanSquare"] : ["meanSquare", "velocity"] }

  /// Traps unless `decay` is in 0..<1.
  public init(
    rate: Float, decay: Float = 0.99, epsilon: Float = 1e-8, momentum: Float = 0,
    weightDecay: Float = 0
  ) {
    require((0..<1).contains(decay), "RMSProp: decay must be in 0..<1, found \(decay).")
    self.rate = rate
    self.decay = decay
    self.epsilon = epsilon
    self.momentum = momentum
    self.weightDecay = weightDecay
  }

  public mutating func update<M: Module>(_ model: inout M, along gradient: [Tensor]) {
    stepCount += 1
    let rule = Rule(
      rate: rate, decay: decay, share: 1 - decay, epsilon: epsilon, momentum: momentum,
      weightDecay: weightDecay)
    forEachParameter(of: &model, along: gradient, slots: rule.slotCount) {
      move(&$0, along: $1, &$2, rule)
    }
  }

  private struct Rule: UpdateRule {
    let rate: Float
    let decay: Float
    let share: Float
    let epsilon: Float
    let momentum: Float
    let weightDecay: Float

    var slotCount: Int { momentum == 0 ? 1 : 2 }

    @inline(__always)
    func callAsFunction<N: Elementwise>(
      _ parameter: inout N, along gradient: N, _ square: inout N, _ velocity: inout N
    ) {
      let g = weightDecay == 0 ? gradient : gradient + weightDecay * parameter
      square = decay * square + share * (g * g)
      let step = g / (square.root + epsilon)
      if momentum == 0 {
        parameter = parameter - rate * step
      } else {
        velocity = momentum * velocity + step
        parameter = parameter - rate * velocity
      }
    }
  }
}
