import Foundation
import Notebook
import Plotting

/// A curve that somebody's network has learned.
struct FittedCurve {
  let name: String
  let color: Color
  let y: [Double]
}

/// Data sets of the family, with curves through them where there are some.
func wavePanels(_ tasks: [WaveTask], _ curves: [[FittedCurve]] = []) -> Plot {
  let panels = tasks.indices.map { index in
    let task = tasks[index]
    let fitted = (curves.isEmpty ? [] : curves[index]).map { curve in
      Mark.line(
        task.truth.x, curve.y.map { $0.isFinite ? max(min($0, 2.2), -2.2) : .nan },
        label: curve.name, color: curve.color)
    }
    let edges = [-1, 0, 1].map { $0 * task.scale }
    return Plot(
      task.title, x: Axis("x", ticks: edges.map { .init($0, $0.written(.significant(2))) }),
      y: Axis("y", range: -2.2...2.2), legend: curves.isEmpty ? .none : .above,
      [.line(task.truth.x, task.truth.y, color: .gray, stroke: .dotted, width: 1.5)] + fitted
        + [.points(task.points.x, task.points.y, color: .black, size: 1)])
  }
  return .grid([panels], size: Size(1000, curves.isEmpty ? 320 : 400))
}

/// A g in meta-training: its scores on validation tasks, and the score of the best setting for all that it began with.
struct ValidationCurve {
  let name: String
  let steps, scores: [Double]
  let fixed: Double
}

/// Two g in meta-training, and how loud the tasks spoke to the first, with the place where loud ones are cut.
func validationPicture(_ encoders: [ValidationCurve], _ norms: [Double], limit: Double) -> Plot {
  let last = encoders.compactMap(\.steps.last).max() ?? 0
  return .row(
    Plot(
      "validation tasks, while g learns", x: "meta-steps (*: x standardised)", y: "mean log error",
      legend: .above,
      zip(encoders, [Color.blue, .green]).flatMap { encoder, color -> [Mark] in
        [
          .line(encoder.steps, encoder.scores, label: encoder.name, color: color),
          .line(
            [0, last], [encoder.fixed, encoder.fixed], label: "fixed, for \(encoder.name)",
            color: color, stroke: .dashed, width: 1.5),
        ]
      }),
    Plot(
      "how loud the tasks are", x: "log₁₀ |∂(log error)/∂z| (8: or more)", y: "tasks",
      legend: .none,
      .histogram(
        norms.filter(\.isFinite).map { min(max(log10($0), -2), 7.99) }, bins: 40, range: -2...8,
        color: .vermilion),
      .vertical(log10(limit), label: "cut here")), size: Size(1000, 400))
}

/// A score and its interval at some number of trainings.
struct Priced {
  let name: String
  let trainings, mean, interval: Double
}

/// What a good setting costs: answers that cost one training, and searches over the trainings that they took.
///
/// The answers are the default, the best fixed setting, g's, and the last two once more on standardised x; the searches
/// go anywhere, anywhere with x standardised, around the best fixed setting, and around g's answer.
func priceOfSettings(
  _ searches: [[Priced]], grids: [Priced], halvings: [Priced], answers: [Priced],
  oracle: Double, tasks: Int
) -> Plot {
  let edges = (answers + grids + halvings + searches.flatMap { $0 }).flatMap {
    [$0.mean - $0.interval, $0.mean + $0.interval]
  }
  let range = min(edges.min()!, oracle) - 0.1...edges.max()! + 0.1
  let names = ["default", "fixed", "g", "fixed*", "g*"]
  let styles: [(Color, PointShape)] = [
    (.purple, .triangle), (.vermilion, .diamond), (.blue, .dot), (.green, .diamond), (.green, .dot),
  ]
  let points = answers.indices.map { index in
    Mark.points(
      [Double(index)], [answers[index].mean], error: [answers[index].interval],
      color: styles[index].0, shape: styles[index].1, size: 1.8)
  }
  return .row(
    Plot(
      "one training for each task",
      x: Axis(
        "* on standardised x", range: -0.6...4.6,
        ticks: names.enumerated().map { .init(Double($0.offset), $0.element) }),
      y: Axis("mean log error on unseen points", range: range), points),
    Plot(
      "searches (*: x standardised)", x: .log("trainings per task"),
      y: Axis("mean log error", range: range),
      legend: .above,
      searchMarks(searches, grids, halvings) + [.horizontal(oracle, label: "oracle")]),
    title: "\(tasks) unseen tasks: what a good setting costs", size: Size(1000, 480))
}

private func searchMarks(
  _ searches: [[Priced]], _ grids: [Priced], _ halvings: [Priced]
) -> [Mark] {
  let anywhere = searches[0]
  let band = Mark.band(
    anywhere.map(\.trainings), low: anywhere.map { $0.mean - $0.interval },
    high: anywhere.map { $0.mean + $0.interval }, color: .gray)
  let lines = zip(searches, [Color.gray, .green, .vermilion, .blue]).map { search, color in
    Mark.line(search.map(\.trainings), search.map(\.mean), label: search[0].name, color: color)
  }
  func points(_ label: String, _ priced: [Priced], _ color: Color, _ shape: PointShape) -> Mark {
    .points(
      priced.map(\.trainings), priced.map(\.mean), error: priced.map(\.interval), label: label,
      color: color, shape: shape, size: 1.6)
  }
  return [band] + lines + [
    points("grid", grids, .orange, .square), points("halving", halvings, .purple, .triangle),
  ]
}

/// How every hyperparameter goes with every trait of a task, for g and for the g that reads standardised x.
func correlationTables(
  _ raw: [[Double]], standardised: [[Double]], rows: [String], columns: [String]
) -> Plot {
  func table(_ title: String, _ values: [[Double]]) -> Plot {
    Plot(
      title,
      .matrix(
        values, rows: rows, columns: columns, colors: .diverging, range: -1...1,
        showsValues: true, bar: false))
  }
  return .row(
    table("what g's choices go with", raw), table("x standardised", standardised),
    size: Size(1000, 560))
}

/// Something that was chosen, against what it follows.
struct Followed {
  let trait, knob: String
  let traits, choices: [Double]
  /// What is best for all tasks alike.
  let fixed: Double
}

/// Choices, one dot for each task.
func choicePanels(_ followed: [Followed]) -> Plot {
  .grid(
    [
      followed.map {
        Plot(
          $0.knob, x: .log($0.trait), y: .log("chosen by g"), legend: .none,
          .points($0.traits, $0.choices, color: .blue, size: 0.6),
          .horizontal($0.fixed, label: "best fixed"))
      }
    ], size: Size(960, 380))
}
