import Engine
import Learning

/// What the estimate of the expected return, from samples, knows about the policy having drawn them.
///
/// All three have the right gradient. The second derivative, which MAML needs, is another matter.
enum Estimate: Sendable {
  /// Σ log π(a_t)·A_t: only ∇²log π is left of the second derivative. What most programs have.
  case logProbability
  /// Σ box(a_t)·A_t: and ∇log π ∇log πᵀ of each step by itself (Rothfuss et al. 2019, "low variance curvature").
  case stepwise
  /// Σ box(a_1 … a_t)·r_t: everything, and all of its noise (DiCE, Foerster et al. 2018).
  case full
}

/// The terms [time, samples] of an estimate; `gains` are advantages, or for ``Estimate/full`` rewards.
///
/// `old` are the log-probabilities under the policy that drew the samples, if that is not the one at hand.
func terms(
  _ estimate: Estimate, _ logProbabilities: Tensor, gains: Tensor, old: Tensor? = nil
) -> Tensor {
  switch estimate {
  case .logProbability: return logProbabilities * gains
  case .stepwise:
    guard let old else { return magicBox(logProbabilities) * gains }
    return (logProbabilities - old).exp() * gains
  case .full:
    let time = logProbabilities.shape[0]
    let past = Tensor(
      (0..<time * time).map { $0 % time <= $0 / time ? 1 : 0 }, shape: [time, time])
    return magicBox(past.matmul(logProbabilities)) * gains
  }
}
