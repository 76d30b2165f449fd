import Foundation
import Learning
import Notebook
import Plotting

/// Drives of one colour and the star that they make for.
typealias Bundle = (paths: [[(x: Float, y: Float)]], goal: (x: Float, y: Float))

/// Drives from the middle of the plane, `reach` to each side.
func roads(_ title: String, _ bundles: [Bundle], reach: Double = 0.75) -> Plot {
  let palette: [Color] = [.blue, .vermilion, .green, .orange, .purple]
  let range = -reach...reach
  let ticks = [-0.5, 0, 0.5].map { Axis.Tick($0, sign($0, .decimals(1))) }
  var plot = Plot(
    title, x: Axis("x", range: range, ticks: ticks), y: Axis("y", range: range, ticks: ticks),
    legend: .none,
    zip(bundles, palette).flatMap { bundle, color -> [Mark] in
      let (x, y) = (Double(bundle.goal.x), Double(bundle.goal.y))
      return bundle.paths.map { path in
        .line(path.map { Double($0.x) }, path.map { Double($0.y) }, color: color, width: 1)
      } + [.points([x], [y], color: color.mixed(with: .black, 0.35), shape: .star, size: 3.5)]
    })
  plot.hasEqualAxes = true
  return plot
}

/// Exams with a goal in each of four directions, well away from the start; fewer where there are none.
func fourDirections(_ metaTests: [RobotMetaTest]) -> [Int] {
  [(1, 1), (-1, 1), (-1, -1), (1, -1)].compactMap { (x: Float, y: Float) in
    metaTests.indices.first { index in
      let goal = metaTests[index].drives[0].goals[0]
      return goal.x * x > 0.2 && goal.y * y > 0.2
    }
  }
}

/// A few drives of each of some robots towards their goals, after so many steps.
func towardsGoals(_ metaTests: [RobotMetaTest], _ chosen: [Int], step: Int) -> [Bundle] {
  chosen.map { metaTests[$0].drives[step] }.map { (Array($0.paths.prefix(4)), $0.goals[0]) }
}

/// Five drives of one robot, each towards its own goal, after so many steps.
func fiveDrives(_ metaTest: RobotMetaTest, step: Int) -> [Bundle] {
  zip(metaTest.drives[step].paths, metaTest.drives[step].goals).prefix(5).map { ([$0], $1) }
}

extension Robot {
  /// The angle of its wheels.
  var degrees: Double { Double(tilt) * 180 / .pi }
}

/// A robot whose wheels stand far askew and drag little; the one farthest askew where there is none.
func slantedRobot(_ robots: [Robot]) -> Int {
  robots.indices.first {
    abs(robots[$0].degrees) > 110 && abs(robots[$0].degrees) < 150 && robots[$0].drag < 0.4
  } ?? robots.indices.max { abs(robots[$0].degrees) < abs(robots[$1].degrees) }!
}

/// Before MAML's step and after it, and after that of joint training: drives towards goals in four directions.
func fourWays(_ test: RobotTest) -> Plot {
  let four = fourDirections(test.maml)
  return .row(
    roads("MAML's start: before", towardsGoals(test.maml, four, step: 0)),
    roads("after one step", towardsGoals(test.maml, four, step: 1)),
    roads("joint training, one step", towardsGoals(test.joint, four, step: 1)),
    size: Size(1150, 380))
}

/// A number with a minus sign, as axes write it.
func sign(_ value: Double, _ style: NumberStyle) -> String {
  value.written(style).replacing("-", with: "−")
}

/// Returns after 0, 1, 2, … steps of one way to learn.
struct ReturnsByStep {
  let name: String
  let scores: [TaskScore]
  let color: Color
  let stroke: Stroke

  init(_ name: String, _ scores: [TaskScore], _ color: Color, _ stroke: Stroke = .solid) {
    (self.name, self.scores, self.color, self.stroke) = (name, scores, color, stroke)
  }

  /// Its line, and its intervals.
  var marks: [Mark] {
    let (steps, means) = (scores.indices.map(Double.init), scores.map(\.mean))
    return [
      .line(steps, means, label: name, color: color, stroke: stroke),
      .points(steps, means, error: scores.map(\.interval), color: color),
    ]
  }
}

/// Left what the start earns while it is learned; right returns against steps of learning, dashed where the later ones
/// are halved.
func secondSteps(_ test: RobotTest, _ halved: RobotTest, best: Double) -> Plot {
  let curves = test.learners.maml.run.curves
  let all = [
    ReturnsByStep("MAML", test.maml.byStep, .blue),
    ReturnsByStep("MAML, halved", halved.maml.byStep, .blue, .dashed),
    ReturnsByStep("joint training", test.joint.byStep, .orange),
    ReturnsByStep("joint training, halved", halved.joint.byStep, .orange, .dashed),
  ]
  return .row(
    whileLearning(before: curves["before"]!, after: curves["after"]!),
    returnsByStep(all, still: test.still.mean, best: best, published: (-20.3, 3.2)),
    size: Size(1000, 460))
}

/// Returns against steps of learning, with lines for who stands still and who knows the goal.
func returnsByStep(
  _ all: [ReturnsByStep], still: Double, best: Double, published: (mean: Double, half: Double)
) -> Plot {
  let ticks = all[0].scores.indices.map { Axis.Tick(Double($0), "\($0)") }
  return Plot(
    "on new goals", x: Axis("gradient steps", ticks: ticks), y: "return", legend: .above,
    all.flatMap(\.marks) + [
      .points(
        [1], [published.mean], error: [published.half], label: "published", color: .gray,
        shape: .diamond),
      .horizontal(still, label: "stands still"),
      .horizontal(best, label: "knows the goal", color: .black),
    ])
}

/// Returns before the step and after it, while the start is learned.
func whileLearning(before: [Double], after: [Double]) -> Plot {
  let (before, after) = (smoothed(before, parts: 50), smoothed(after, parts: 50))
  return Plot(
    "while it learns to learn", x: "batches of robots", y: "return", legend: .above,
    .line(before.x, before.y, label: "before the step", color: .gray),
    .line(after.x, after.y, label: "after it", color: .blue))
}

/// Means over robots whose wheels stand at similar angles, in degrees.
func byAngle(_ angles: [Double], _ returns: [Double]) -> (x: [Double], y: [Double]) {
  let bins = Dictionary(grouping: angles.indices) { floor(angles[$0] / 30) }
  let kept = bins.keys.sorted()
  return (
    kept.map { $0 * 30 + 15 },
    kept.map { bin in bins[bin]!.reduce(0) { $0 + returns[$1] } / Double(bins[bin]!.count) }
  )
}

/// The mean return against the angle of the wheels, for several ways to learn.
func returnsByAngle(
  _ angles: [Double], _ all: [(name: String, returns: [Double], color: Color)], still: Double
) -> Plot {
  let ticks = [-180.0, -90, 0, 90, 180].map { Axis.Tick($0, sign($0, .decimals(0))) }
  return Plot(
    "all robots", x: Axis("angle of the wheels (degrees)", range: -185...185, ticks: ticks),
    y: "return", legend: .above,
    all.flatMap { name, returns, color -> [Mark] in
      let means = byAngle(angles, returns)
      return [
        .line(means.x, means.y, label: name, color: color),
        .points(means.x, means.y, color: color),
      ]
    } + [.horizontal(still, label: "stands still", color: .gray)])
}

/// A robot with wheels askew after joint training and after MAML's step; and all robots by the angle of their wheels.
func wheelsAskew(_ robots: [Robot], _ test: RobotTest) -> Plot {
  let slanted = slantedRobot(robots)
  let angle = sign(robots[slanted].degrees, .decimals(0))
  let byAngle = [
    (name: "MAML, one step", returns: test.maml.map { $0.returns[1] }, color: Color.blue),
    (name: "joint training", returns: test.joint.map { $0.returns[0] }, color: .orange),
  ]
  return .row(
    roads(
      "joint training, wheels at \(angle)°", fiveDrives(test.joint[slanted], step: 0), reach: 1.2),
    roads("MAML, after one step", fiveDrives(test.maml[slanted], step: 1), reach: 1.2),
    returnsByAngle(robots.map(\.degrees), byAngle, still: test.still.mean),
    size: Size(1150, 400))
}
