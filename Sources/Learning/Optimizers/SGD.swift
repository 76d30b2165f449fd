import Engine

/// Stochastic gradient descent, with momentum (Polyak 1964), Nesterov's momentum and weight decay.
///
/// A step is g ← ∇L + weightDecay·θ;  b ← momentum·b + g;  θ ← θ − rate·b,
/// or with Nesterov θ ← θ − rate·(g + momentum·b) (Sutskever et al. 2013). As in PyTorch, the rate
/// multiplies the whole velocity, so a change of rate acts at once.
public struct SGD: Optimizer {
  public var rate: Float
  /// How much of the velocity stays at each step; 0 is none.
  public var momentum: Float
  /// Whether the gradient counts as if the velocity had been followed already.
  public var nesterov: Bool
  /// How strongly weights are drawn towards 0.
  public var weightDecay: Float
  public var stepCount = 0
  public var state: [Tensor] = []
  public var slotNames: [String] { momentum == 0 ? [] : ["velocity"] }

  /// Traps when Nesterov is asked for without momentum.
  public init(rate: Float, momentum: Float = 0, nesterov: Bool = false, weightDecay: Float = 0) {
    require(!nesterov || momentum > 0, "SGD: Nesterov needs a momentum above 0, found \(momentum).")
    self.rate = rate
    self.momentum = momentum
    self.nesterov = nesterov
    self.weightDecay = weightDecay
  }

  public mutating func update<M: Module>(_ model: inout M, along gradient: [Tensor]) {
    stepCount += 1
    let rule = Rule(rate: rate, momentum: momentum, nesterov: nesterov, weightDecay: weightDecay)
    forEachParameter(of: &model, along: gradient, slots: rule.slotCount) {
      move(&$0, along: $1, &$2, rule)
    }
  }

  private struct Rule: UpdateRule {
    let rate: Float
    let momentum: Float
    let nesterov: Bool
    let weightDecay: Float

    var slotCount: Int { momentum == 0 ? 0 : 1 }

    @inline(__always)
    func callAsFunction<N: Elementwise>(
      _ parameter: inout N, along gradient: N, _ velocity: inout N, _: inout N
    ) {
      var step = weightDecay == 0 ? gradient : gradient + weightDecay * parameter
      if momentum != 0 {
        velocity = momentum * velocity + step
        step = nesterov ? step + momentum * velocity : velocity
      }
      parameter = parameter - rate * step
    }
  }
}
