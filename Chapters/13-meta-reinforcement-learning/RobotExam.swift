import Engine
import Learning

/// What a policy does with one robot: drives before anything is learned, and after each of a few steps.
struct RobotExam {
  /// drives[s] after s steps; step s + 1 is taken along the drives before it.
  let drives: [Experience]

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
        policy, to: Judged(experience, discount: recipe.discount), rate: recipe.innerRate,
        estimate: recipe.estimate)
    }
    self.drives = drives
  }

  var returns: [Double] { drives.map(\.meanReturn) }
}

/// Exams with robots, on all cores; `stream` is that of their luck.
func exams(
  _ robots: [Robot], _ start: RobotPolicy, _ recipe: RobotRecipe, steps: Int, seed: UInt64,
  stream: UInt64
) -> [RobotExam] {
  parallelMap(robots.count) { index in
    var generator = Generator(
      seed: seed &+ stream << 40 &+ UInt64(index) &* 0x9E37_79B9)
    var own = generator.split()
    return RobotExam(robots[index], start, recipe, steps: steps, using: &own)
  }
}

extension Robot {
  /// What one who knows goal and wheels earns: straight there, as fast as the wheels go.
  ///
  /// Each axis of the wheels closes its part of the distance by at most 0.1 (1 − drag) a step, and stops there.
  func bestReturn(to goal: (x: Float, y: Float), horizon: Int) -> Double {
    var (here, total): ((x: Float, y: Float), Double) = ((0, 0), 0)
    let undone = Robot(tilt: -tilt)
    for _ in 0..<horizon {
      let (x, y) = undone.turned(goal.x - here.x, goal.y - here.y)
      here = moved(here, by: x / (1 - drag), y / (1 - drag))
      let (dx, dy) = (goal.x - here.x, goal.y - here.y)
      total -= Double((dx * dx + dy * dy).squareRoot())
      if abs(dx) < 0.01 && abs(dy) < 0.01 { break }
    }
    return total
  }
}
