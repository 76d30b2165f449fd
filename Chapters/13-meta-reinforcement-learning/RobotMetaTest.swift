import Engine
import Learning

/// What a policy does with one robot: drives before anything is learned, and after each of a few steps.
struct RobotMetaTest {
  /// drives[s] after s steps; step s + 1 is taken along the drives before it.
  let drives: [Experience]
}

extension RobotMetaTest {
  init(
    _ robot: Robot, _ start: RobotPolicy, _ recipe: RobotRecipe, steps: Int,
    using generator: inout Generator
  ) {
    var (policy, drives): (RobotPolicy, [Experience]) = (start, [])
    for step in 0...steps {
      let experience = drive(
        robot, policy, drives: recipe.drives, horizon: recipe.horizon, using: &generator)
      drives.append(experience)
      if step == steps { break }
      policy = adapted(
        policy, to: Judged(experience, discount: recipe.discount),
        rate: recipe.innerRate * (step == 0 ? 1 : recipe.laterShare), estimate: recipe.estimate)
    }
    self.drives = drives
  }

  var returns: [Double] { drives.map(\.meanReturn) }

  /// What one earns who never moves, on the goals of the drives after so many steps.
  func stillReturn(step: Int, horizon: Int) -> Double {
    let goals = drives[step].goals
    return goals.reduce(0) { $0 + Robot.stillReturn(from: $1, horizon: horizon) }
      / Double(goals.count)
  }
}

extension [RobotMetaTest] {
  /// Returns after 0, 1, 2, … steps.
  var byStep: [TaskScore] {
    self[0].drives.indices.map { step in TaskScore(perTask: map { $0.returns[step] }) }
  }
}

/// Exams with robots, on all cores; `stream` is that of their luck.
func metaTests(
  _ robots: [Robot], _ start: RobotPolicy, _ recipe: RobotRecipe, steps: Int, seed: UInt64,
  stream: UInt64
) -> [RobotMetaTest] {
  parallelMap(robots.count) { index in
    var generator = Generator(
      seed: seed &+ stream << 40 &+ UInt64(index) &* 0x9E37_79B9)
    var own = generator.split()
    return RobotMetaTest(robots[index], start, recipe, steps: steps, using: &own)
  }
}
