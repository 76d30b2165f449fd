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
  let rows = panels.count > 3 ? [Array(panels[..<2]), Array(panels[2...])] : [panels]
  return .grid(rows, size: Size(360 * rows[0].count, 470 * rows.count))
}

/// Points by which each contender leads the nearest pixels, one column for each condition; blue is behind, a ring says that
/// the interval does not part them, and nil that it cannot be asked.
func leads(_ rows: [(name: String, leads: [Marks?])], columns: [String]) -> Plot {
  let points = rows.map { $0.leads.map { $0.map { (100 * $0.mean).rounded() } ?? .nan } }
  let tied = rows.indices.flatMap { row in
    columns.indices.filter { rows[row].leads[$0]?.isApart == false }.map { (row, $0) }
  }
  let rings = Mark.points(
    tied.map { Double($0.1) }, tied.map { Double(rows.count - 1 - $0.0) },
    label: "cannot be told apart", color: .black, shape: .circle, size: 4.8)
  return Plot(
    "points ahead of the nearest pixels", x: "drawings of each class; what is different",
    legend: .above, size: Size(1000, 1060),
    [
      .matrix(
        points, rows: rows.map(\.name), columns: columns, colors: .diverging, showsValues: true,
        bar: false)
    ] + (tied.isEmpty ? [] : [rings]))
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

/// Milliseconds and megabytes of a meta-gradient against inner steps, milliseconds against drawings of each class, and what
/// counting multiply-adds predicts from the first-order gradient with one of them.
func costs(_ bySteps: [StepCosts], _ byShots: [StepCosts]) -> Plot {
  func panel(
    _ title: String, _ x: String, _ axis: Axis, _ costs: [StepCosts],
    _ values: (StepCosts) -> [Double]
  ) -> Plot {
    let unit = values(costs[0])[0] / costs[0].counted[0]
    return Plot(
      title, x: Axis(x), y: axis, legend: .above,
      costs.flatMap { cost -> [Mark] in
        let sizes = cost.sizes.map(Double.init)
        let (name, color) =
          cost.order == .first ? ("first order", Color.skyBlue) : ("second order", Color.blue)
        return [
          .points(sizes, values(cost), label: name, color: color, size: 1.4),
          .line(
            sizes, cost.counted.map { $0 * unit }, label: "\(name), counted", color: color,
            stroke: .dashed),
        ]
      })
  }
  func milliseconds(_ cost: StepCosts) -> [Double] { cost.seconds.map { 1000 * $0 } }
  let time = Axis("a meta-gradient", unit: "ms")
  return .row(
    panel("time", "inner steps", time, bySteps, milliseconds),
    panel("tensors made", "inner steps", Axis("memory", unit: "MB"), bySteps, \.megabytes),
    panel("time, one step", "drawings of each class", time, byShots, milliseconds),
    size: Size(1200, 430))
}
