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

/// How robots are meta-learned.
struct RobotRecipe: Sendable {
  var tasks = 20
  var drives = 20
  var horizon = 100
  var innerRate: Float = 0.1
  var discount: Float = 0.99
  var estimate = Estimate.stepwise
  /// Steps of the outer loop that one batch of drives is used for.
  var epochs = 3
  var clip: Float = 0.2
  var norm: Float = 0.5
}

/// φ = θ + α ∇Ĵ(θ): a policy after one step of REINFORCE on its own drives.
///
/// With `createGraph` the step is on the tape, and θ can be differentiated through it.
func adapted(
  _ policy: RobotPolicy, to judged: Judged, rate: Float, estimate: Estimate,
  createGraph: Bool = false
) -> RobotPolicy {
  if rate == 0 { return policy }
  let past = judged.experience
  let slope = gradient(at: policy, createGraph: createGraph) { policy in
    let logs = policy(past.observations).logProbability(of: past.actions)
    let gain = terms(estimate, logs, gains: judged.advantages, old: past.logProbabilities)
    return gain.mean() * (-1 / judged.share)
  }
  return policy.stepped(along: slope, rate: rate)
}

/// The drives of one task: before the policy has adapted to them, and after.
struct Attempt {
  let before, after: Judged

  init(
    _ robot: Robot, _ policy: RobotPolicy, _ recipe: RobotRecipe, using generator: inout Generator
  ) {
    func drives(_ policy: RobotPolicy) -> Judged {
      Judged(
        drive(
          robot, policy, drives: recipe.drives, horizon: recipe.horizon, using: &generator),
        discount: recipe.discount)
    }
    before = drives(policy)
    after = drives(
      adapted(policy, to: before, rate: recipe.innerRate, estimate: recipe.estimate))
  }
}

/// Minus what the adapted policy gains on the drives after the step, as PPO counts it; θ is reached through the step.
func metaLoss(_ policy: RobotPolicy, _ attempt: Attempt, _ recipe: RobotRecipe) -> Tensor {
  let fast = adapted(
    policy, to: attempt.before, rate: recipe.innerRate, estimate: recipe.estimate,
    createGraph: true)
  let after = attempt.after.experience
  return clippedPolicyLoss(
    fast(after.observations).logProbability(of: after.actions), old: after.logProbabilities,
    advantages: attempt.after.advantages, clip: recipe.clip) * (1 / attempt.after.share)
}
