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

/// One drive of a robot while it goes on.
private struct Drive {
  let goal: (x: Float, y: Float)
  var path: [(x: Float, y: Float)] = [(0, 0)]
  /// 1 until the goal is reached, then 0.
  var goesOn: Float = 1

  /// Where the robot is or, with its goal in sight, what is left of the way.
  func seen(by robot: Robot) -> [Float] {
    let here = path.last!
    return robot.goal == nil ? [goal.x - here.x, goal.y - here.y] : [here.x, here.y]
  }

  /// One step and what it earns; nothing moves after the end.
  mutating func move(_ robot: Robot, by x: Float, _ y: Float) -> Float {
    if goesOn == 0 { return 0 }
    let here = robot.moved(path.last!, by: x, y)
    path.append(here)
    let (left, up) = (here.x - goal.x, here.y - goal.y)
    goesOn = abs(left) >= 0.01 || abs(up) >= 0.01 ? 1 : 0
    return -(left * left + up * up).squareRoot()
  }
}

/// Lets a robot drive under a policy, `count` times side by side.
func drive(
  _ robot: Robot, _ policy: RobotPolicy, drives count: Int, horizon: Int,
  using generator: inout Generator
) -> Experience {
  var drives = (0..<count).map { _ in Drive(goal: robot.goal ?? randomGoal(using: &generator)) }
  var (seen, taken, logs): ([Tensor], [Tensor], [Tensor]) = ([], [], [])
  var (rewards, driven, continues): ([Float], [Float], [Float]) = ([], [], [])
  for _ in 0..<horizon {
    let observation = Tensor(drives.flatMap { $0.seen(by: robot) }, shape: [count, 2])
    let choices = policy(observation)
    let actions = choices.sample(using: &generator)
    seen.append(observation)
    taken.append(actions)
    logs.append(choices.logProbability(of: actions))
    driven += drives.map(\.goesOn)
    rewards += (0..<count).map { drives[$0].move(robot, by: actions[$0, 0], actions[$0, 1]) }
    continues += drives.map(\.goesOn)
  }
  let shape: Shape = [horizon, count]
  return Experience(
    observations: .concatenated(seen), actions: .concatenated(taken),
    logProbabilities: .concatenated(logs), rewards: Tensor(rewards, shape: shape),
    driven: Tensor(driven, shape: shape), continues: Tensor(continues, shape: shape),
    paths: drives.map(\.path), goals: drives.map(\.goal))
}
