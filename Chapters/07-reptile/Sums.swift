import Engine
import Learning

/// The gradients g₁ … gₖ that k steps of plain descent meet on their way from `start`.
///
/// gᵢ = ∇Lᵢ(φᵢ), φ₁ = θ, φᵢ₊₁ = φᵢ − α gᵢ. Their sum is Reptile's move: φₖ₊₁ − θ = −α (g₁ + … + gₖ).
func innerGradients<Model: Module, Batches: Sequence>(
  from start: Model, rate: Float, on batches: Batches,
  _ loss: (Model, Batches.Element) -> Tensor
) -> [[Tensor]] {
  var fast = start
  return batches.map { batch in
    let step = gradient(at: fast) { loss($0, batch) }
    fast = fast.stepped(along: step, rate: rate)
    return step
  }
}

/// Some of the inner gradients, added up to one direction: "g₁ + g₂", "g₂".
struct GradientSum: Equatable {
  /// Which of g₁, g₂, … are added; 1 is the first.
  let members: ClosedRange<Int>
  /// Whether every step sees the images of the first ("shared tail"), instead of others ("separate tail"; Nichol et al.
  /// 2018, section 6.3).
  var sharesImages = false

  /// How many inner steps it takes to have them all.
  var steps: Int { members.upperBound }

  var name: String {
    let names = members.map { "g" + String(Array("₁₂₃₄")[$0 - 1]) }
    return names.joined(separator: " + ") + (sharesImages ? ", the same images" : "")
  }

  /// Σ gᵢ over the members.
  func direction(_ gradients: [[Tensor]]) -> [Tensor] {
    let chosen = members.map { gradients[$0 - 1] }
    return chosen.dropFirst().reduce(chosen[0]) { sum, next in zip(sum, next).map { $0 + $1 } }
  }
}
