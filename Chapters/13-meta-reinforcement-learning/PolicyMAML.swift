import Datasets
import Engine
import Learning

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

extension MetaTraining where Model == RobotPolicy {
  /// Lets new robots drive, adapt and drive again, then moves the start. They depend on the number of the iteration alone.
  mutating func descend(
    _ family: RobotFamily, _ recipe: RobotRecipe, iteration: Int, seed: UInt64
  ) {
    let start = model
    let attempts = parallelMap(recipe.tasks) { task in
      let number = iteration * recipe.tasks + task
      var generator = Generator(seed: seed &+ 11 << 40 &+ UInt64(number) &* 0x9E37_79B9)
      var own = generator.split()
      let robot = TrainingTasks(family.robot(number, seed: seed, stream: 10))
      return Attempt(robot.value, start, recipe, using: &own)
    }
    for _ in 0..<recipe.epochs {
      let slope = valueWithGradient(at: model, slices: recipe.tasks, of: recipe.tasks) {
        metaLoss($0, attempts[$1.lowerBound], recipe)
      }.gradient
      optimizer.update(&model, along: clipped(slope, toNorm: recipe.norm))
    }
    func mean(_ part: (Attempt) -> Judged) -> Double {
      attempts.reduce(0) { $0 + part($1).experience.meanReturn } / Double(attempts.count)
    }
    note("before", mean(\.before))
    note("after", mean(\.after))
  }
}
