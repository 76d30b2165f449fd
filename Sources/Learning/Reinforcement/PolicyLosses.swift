import Engine

/// REINFORCE: −mean(log π(a) · A), whose gradient is minus that of the expected return.
///
/// Advantages are numbers, not functions of the policy. Source: Williams 1992, section 4.
public func policyGradientLoss(_ logProbabilities: Tensor, advantages: Tensor) -> Tensor {
  requireSameShape("policyGradientLoss", logProbabilities, advantages)
  return -(logProbabilities * advantages.detached()).mean()
}

/// PPO: −mean(min(ρ·A, clip(ρ, 1 − ε, 1 + ε)·A)) with ρ = π(a) / π_old(a).
///
/// Once a probability has moved by the share ε in the direction that paid, the step pulls no further,
/// so one batch may be used for several steps. Source: Schulman et al. 2017, equation 7.
public func clippedPolicyLoss(
  _ logProbabilities: Tensor, old: Tensor, advantages: Tensor, clip: Float = 0.2
) -> Tensor {
  require(clip >= 0, "clippedPolicyLoss: clip must be 0 or more, found \(clip).")
  requireSameShape("clippedPolicyLoss", logProbabilities, advantages)
  requireSameShape("clippedPolicyLoss", logProbabilities, old)
  let (ratio, advantages) = ((logProbabilities - old.detached()).exp(), advantages.detached())
  let bounded = ratio.clipped(to: 1 - clip...1 + clip)
  return -Tensor.minimum(ratio * advantages, bounded * advantages).mean()
}

/// 1 in value, but its derivatives are those of a probability: ∇(box) = ∇log p, and the second one
/// is ∇log p ∇log pᵀ + ∇²log p.
///
/// box · reward, averaged over samples, has the right derivatives of an expected reward to every order;
/// log p · reward has the right first one only. Source: Foerster et al. 2018 (DiCE), equation 5.
public func magicBox(_ logProbability: Tensor) -> Tensor {
  (logProbability - logProbability.detached()).exp()
}

private func requireSameShape(_ name: String, _ a: Tensor, _ b: Tensor) {
  require(a.shape == b.shape, "\(name): the shapes \(a.shape) and \(b.shape) differ.")
}
