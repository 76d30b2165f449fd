import Engine

/// Adaptive moments (Kingma and Ba 2015, algorithm 1).
///
/// A step is g ← ∇L + weightDecay·θ;  m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;
/// θ ← θ − rate · m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ).
///
/// As in PyTorch, ε is added to the root of the corrected v̂, and weight decay is part of the
/// gradient; ``AdamW`` keeps it apart.
public struct Adam: Optimizer {
  public var rate: Float
  /// β₁, how much of the mean gradient stays at each step.
  public var beta1: Float
  /// β₂, how much of the mean square stays at each step.
  public var beta2: Float
  /// ε, which keeps the divisor from 0.
  public var epsilon: Float
  /// How strongly weights are drawn towards 0.
  public var weightDecay: Float
  public var stepCount = 0
  /// m of every parameter, then v of every parameter.
  public var state: [Tensor] = []
  public var slotNames: [String] { AdamRule.slotNames }

  /// Traps unless both betas are in 0..<1.
  public init(
    rate: Float = 1e-3, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8,
    weightDecay: Float = 0
  ) {
    AdamRule.checkBetas("Adam", beta1, beta2)
    self.rate = rate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  public mutating func update<M: Module>(_ model: inout M, along gradient: [Tensor]) {
    stepCount += 1
    var rule = AdamRule(rate, beta1, beta2, epsilon, step: stepCount)
    rule.weightDecay = weightDecay
    forEachParameter(of: &model, along: gradient, slots: rule.slotCount) {
      move(&$0, along: $1, &$2, rule)
    }
  }
}

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2):
/// θ ← θ − rate · weightDecay · θ, then Adam's step without decay in its gradient.
public struct AdamW: Optimizer {
  public var rate: Float
  /// β₁, how much of the mean gradient stays at each step.
  public var beta1: Float
  /// β₂, how much of the mean square stays at each step.
  public var beta2: Float
  /// ε, which keeps the divisor from 0.
  public var epsilon: Float
  /// How strongly weights are drawn towards 0.
  public var weightDecay: Float
  public var stepCount = 0
  /// m of every parameter, then v of every parameter.
  public var state: [Tensor] = []
  public var slotNames: [String] { AdamRule.slotNames }

  /// Traps unless both betas are in 0..<1.
  public init(
    rate: Float = 1e-3, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8,
    weightDecay: Float = 0.01
  ) {
    AdamRule.checkBetas("AdamW", beta1, beta2)
    self.rate = rate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  public mutating func update<M: Module>(_ model: inout M, along gradient: [Tensor]) {
    stepCount += 1
    var rule = AdamRule(rate, beta1, beta2, epsilon, step: stepCount)
    rule.shrinkage = 1 - rate * weightDecay
    forEachParameter(of: &model, along: gradient, slots: rule.slotCount) {
      move(&$0, along: $1, &$2, rule)
    }
  }
}

/// One step of Adam and of AdamW.
struct AdamRule: UpdateRule {
  let beta1: Float
  let beta2: Float
  let share1: Float
  let share2: Float
  let epsilon: Float
  /// rate / (1 − β₁ᵗ).
  let stepSize: Float
  /// 1 / √(1 − β₂ᵗ).
  let rootCorrection: Float
  var weightDecay: Float = 0
  var shrinkage: Float = 1

  init(_ rate: Float, _ beta1: Float, _ beta2: Float, _ epsilon: Float, step: Int) {
    self.beta1 = beta1
    self.beta2 = beta2
    share1 = 1 - beta1
    share2 = 1 - beta2
    self.epsilon = epsilon
    stepSize = Float(Double(rate) / (1 - power(Double(beta1), step)))
    rootCorrection = Float(1 / (1 - power(Double(beta2), step)).squareRoot())
  }

  static func checkBetas(_ name: String, _ beta1: Float, _ beta2: Float) {
    require(
      (0..<1).contains(beta1) && (0..<1).contains(beta2),
      "\(name): both betas must be in 0..<1, found \(beta1) and \(beta2).")
  }

  static var slotNames: [String] { ["firstMoment", "secondMoment"] }
  var slotCount: Int { 2 }

  @inline(__always)
  func callAsFunction<N: Elementwise>(
    _ parameter: inout N, along gradient: N, _ mean: inout N, _ square: inout N
  ) {
    let g = weightDecay == 0 ? gradient : gradient + weightDecay * parameter
    mean = beta1 * mean + share1 * g
    square = beta2 * square + share2 * (g * g)
    let step = stepSize * mean / (rootCorrection * square.root + epsilon)
    parameter = (shrinkage == 1 ? parameter : shrinkage * parameter) - step
  }
}
