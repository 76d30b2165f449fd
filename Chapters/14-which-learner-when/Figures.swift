import Learning
import Plotting

/// Accuracy against seconds while everybody is trained, a line for each course; who was not trained is a dashed line. Rings
/// stand where nobody is both quicker and better.
func front(
  _ courses: [(
    name: String, color: Color, stroke: Stroke, curve: [(seconds: Double, accuracy: Double)]
  )],
  untrained: [(name: String, color: Color, accuracy: Double)],
  front: [(seconds: Double, accuracy: Double)]
) -> Plot {
  let lines = courses.map { course in
    Mark.line(
      course.curve.map(\.seconds), course.curve.map { 100 * $0.accuracy }, label: course.name,
      color: course.color, stroke: course.stroke)
  }
  let rings = Mark.points(
    front.map(\.seconds), front.map { 100 * $0.accuracy }, label: "nobody is quicker and better",
    color: .black, shape: .circle, size: 1.6)
  return Plot(
    "validation tasks, five classes, one drawing of each", x: .log("training", unit: "s"),
    y: Axis("right answers", unit: "%"), legend: .above, size: Size(900, 620),
    untrained.map { .horizontal(100 * $0.accuracy, label: $0.name, color: $0.color) } + lines
      + [rings])
}

/// Everybody's accuracy against a number that is varied, a panel for each kind of learner; the nearest pixels are in all.
func curves(_ x: [Double], _ label: String, _ marks: [[Contender: Marks]]) -> Plot {
  func line(_ contender: Contender) -> Mark? {
    let known = x.indices.filter { marks[$0][contender] != nil }
    guard known.count > 1 else { return nil }
    return .line(
      known.map { x[$0] }, known.map { 100 * marks[$0][contender]!.mean },
      label: contender.short, color: contender.color,
      stroke: contender.course == nil ? .dashed : .solid)
  }
  let ticks = x.map { Axis.Tick($0, "\(Int($0))") }
  let values = marks.flatMap { $0.values.map { 100 * $0.mean } }
  let range = max(0, (values.min()! - 4).rounded(.down))...min(100, values.max()! + 4)
  let panels = Contender.kinds.compactMap { title, contenders -> Plot? in
    let lines = contenders.compactMap(line)
    return lines.isEmpty
      ? nil
      : Plot(
        title, x: Axis(label, scale: .log, ticks: ticks),
        y: Axis("right answers", unit: "%", range: range), legend: .above,
        [line(.pixels)].compactMap(\.self) + lines)
  }
  return .grid([panels], size: Size(360 * panels.count, 470))
}

/// Points by which each contender leads the nearest pixels, one column for each condition; blue is behind.
func leads(_ rows: [(name: String, points: [Double])], columns: [String]) -> Plot {
  Plot(
    "points ahead of the nearest pixels", x: "drawings of each class; what is different",
    size: Size(900, 700),
    .matrix(
      rows.map { $0.points.map { $0.rounded() } }, rows: rows.map(\.name), columns: columns,
      colors: .diverging, showsValues: true, bar: false))
}

/// Right answers in per cent: a matrix for each learner, trained on (row) and tested on (column).
func worlds(
  _ learners: [(name: String, percent: [[Double]])], rows: [String], columns: [String]
) -> Plot {
  .grid(
    [
      learners.map { learner in
        Plot(
          learner.name, x: "tested on", y: "trained on",
          .matrix(
            learner.percent.map { $0.map { $0.rounded() } }, rows: rows, columns: columns,
            range: 20...100, showsValues: true, bar: false))
      }
    ], size: Size(1100, 380))
}

/// Points that are lost by training in another world than the one of the test.
func drops(
  _ series: [(name: String, color: Color, points: [Double], interval: [Double])],
  worlds: [String]
) -> Plot {
  Plot(
    "what it costs to have been trained elsewhere", x: "tested on, after training on",
    y: Axis("points lost"), legend: .above,
    .bars(
      worlds,
      series.map { Mark.Bars($0.name, $0.points, errors: $0.interval, color: $0.color) }))
}

/// Milliseconds and megabytes of a meta-gradient against inner steps, and what counting multiply-adds predicts from the
/// first-order gradient with one step.
func costs(_ costs: [StepCosts], predicted: [[Double]]) -> Plot {
  func panel(_ title: String, _ axis: Axis, _ values: (StepCosts) -> [Double]) -> Plot {
    Plot(
      title, x: "inner steps", y: axis, legend: .above,
      zip(costs, predicted).flatMap { cost, counted -> [Mark] in
        let (steps, unit) = ((1...counted.count).map(Double.init), values(costs[0])[0])
        let (name, color) =
          cost.order == .first ? ("first order", Color.skyBlue) : ("second order", Color.blue)
        return [
          .points(steps, values(cost), label: name, color: color, size: 1.4),
          .line(
            steps, counted.map { $0 / predicted[0][0] * unit },
            label: "\(name), counted", color: color, stroke: .dashed),
        ]
      })
  }
  return .row(
    panel("time", Axis("a meta-gradient", unit: "ms")) { $0.seconds.map { 1000 * $0 } },
    panel("tensors made", Axis("memory", unit: "MB"), \.megabytes), size: Size(1000, 430))
}
