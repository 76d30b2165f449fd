import Engine
import Learning

/// Gradient descent that also descends on its own learning rate (Baydin et al. 2018, algorithms 4 to 6).
///
/// A rule makes a step u of the gradient, and θₜ = θₜ₋₁ − α uₜ. So the loss at θₜ has a slope along the α that led there,
/// ∂L(θₜ)/∂α = −∇L(θₜ)·uₜ, and α ← α + β ∇L(θₜ)·uₜ before the next step. With β = 0 it is the plain rule.
struct HypergradientDescent<Rule: Optimizer> {
  /// Makes u: plain descent, Nesterov's momentum or Adam, whatever its own rate.
  var rule: Rule
  /// α, which moves.
  var rate: Float
  /// β.
  let hyperRate: Float
  /// Added to the gradient as weightDecay · θ, so that α is learned for the loss that is descended.
  let weightDecay: Float
  /// Where α stops. The published code has no such stop, and there α becomes negative.
  let lowest: Float
  /// uₜ; empty before the first step.
  private(set) var lastStep: [Tensor] = []

  init(
    _ rule: Rule, rate: Float, hyperRate: Float, weightDecay: Float = 0, lowest: Float = 0
  ) {
    (self.rule, self.rate, self.hyperRate) = (rule, rate, hyperRate)
    (self.weightDecay, self.lowest) = (weightDecay, lowest)
    self.rule.rate = 1
  }

  /// Moves the rate by what the last step taught, then the model by the new rate.
  mutating func update<Model: Module>(_ model: inout Model, along gradient: [Tensor]) {
    let slope = zip(gradient, model.parameters).map { $0 + weightDecay * $1 }
    if hyperRate != 0 && !lastStep.isEmpty {
      rate = max(rate + hyperRate * innerProduct(slope, lastStep), lowest)
    }
    lastStep = step(along: slope)
    model = model.stepped(along: lastStep, rate: rate)
  }

  /// u: how far the rule moves zeros, at rate 1.
  private mutating func step(along slope: [Tensor]) -> [Tensor] {
    var still = Parameters(tensors: slope.map { .zeros($0.shape) })
    rule.update(&still, along: slope)
    return still.tensors.map { -$0 }
  }
}

/// Σ aᵢ bᵢ over all numbers of two lists, in single precision like the steps that it is made of.
func innerProduct(_ a: [Tensor], _ b: [Tensor]) -> Float {
  zip(a, b).reduce(0) { $0 + ($1.0 * $1.1).sum().item }
}

extension [Tensor] {
  /// All numbers of the list, one after the other.
  var numbers: [Double] { flatMap(\.scalars).map(Double.init) }
}
