import Engine
import Learning

/// What a few drives of one robot left behind; rows of [time · drives, …] are in the order of time.
struct Experience {
  let observations, actions: Tensor
  /// Of the actions, by the policy that took them; [time · drives].
  let logProbabilities: Tensor
  /// [time, drives]: what each step earned, whether it was driven at all, and whether the drive went on after it.
  let rewards, driven, continues: Tensor
  /// Where each drive went, its goal last of all.
  let paths: [[(x: Float, y: Float)]]
  let goals: [(x: Float, y: Float)]

  var time: Int { rewards.shape[0] }

  /// The mean over drives of the sum of rewards.
  var meanReturn: Double { Double(rewards.sum().item) / Double(rewards.shape[1]) }
}

/// Lets a robot drive under a policy, `drives` times side by side.
func drive(
  _ robot: Robot, _ policy: RobotPolicy, drives: Int, horizon: Int,
  using generator: inout Generator
) -> Experience {
  let goals = (0..<drives).map { _ in robot.goal ?? randomGoal(using: &generator) }
  var paths = [[(x: Float, y: Float)]](repeating: [(0, 0)], count: drives)
  var alive = [Bool](repeating: true, count: drives)
  var (seen, taken, logs): ([Tensor], [Tensor], [Tensor]) = ([], [], [])
  var (rewards, driven, continues): ([Float], [Float], [Float]) = ([], [], [])
  for _ in 0..<horizon {
    let observation = Tensor(
      (0..<drives).flatMap { drive -> [Float] in
        let here = paths[drive].last!
        guard robot.goal == nil else { return [here.x, here.y] }
        return [goals[drive].x - here.x, goals[drive].y - here.y]
      }, shape: [drives, 2])
    let choices = policy(observation)
    let actions = choices.sample(using: &generator)
    seen.append(observation)
    taken.append(actions)
    logs.append(choices.logProbability(of: actions))
    for drive in 0..<drives {
      driven.append(alive[drive] ? 1 : 0)
      guard alive[drive] else {
        rewards.append(0)
        continues.append(0)
        continue
      }
      let here = robot.moved(paths[drive].last!, by: actions[drive, 0], actions[drive, 1])
      paths[drive].append(here)
      let (x, y) = (here.x - goals[drive].x, here.y - goals[drive].y)
      rewards.append(-(x * x + y * y).squareRoot())
      alive[drive] = abs(x) >= 0.01 || abs(y) >= 0.01
      continues.append(alive[drive] ? 1 : 0)
    }
  }
  let shape: Shape = [horizon, drives]
  return Experience(
    observations: .concatenated(seen), actions: .concatenated(taken),
    logProbabilities: .concatenated(logs), rewards: Tensor(rewards, shape: shape),
    driven: Tensor(driven, shape: shape), continues: Tensor(continues, shape: shape),
    paths: paths, goals: goals)
}
