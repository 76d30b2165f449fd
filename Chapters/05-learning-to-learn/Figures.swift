import Foundation
import Plotting

/// Square pictures, each with its label below.
private func squares(_ pixels: [[Double]], _ labels: [String]) -> Mark {
  .images(
    zip(pixels, labels).map { pixels, label in
      let side = Int(Double(pixels.count).squareRoot())
      return Image(pixels, height: side, width: side, label: label)
    }, columns: pixels.count)
}

/// One task: what to learn from above, what to answer below.
func task(support: [[Double]], query: [[Double]], truths: [Int]) -> Plot {
  .grid(
    [
      [
        Plot(
          "support: learn these \(support.count)",
          squares(support, support.indices.map { "this is \($0)" }))
      ],
      [Plot("query: and which are these?", squares(query, truths.map { "truth: \($0)" }))],
    ], size: Size(700, 400))
}

/// Losses in the order of the tasks, as a smoothed line.
private func smooth(_ values: [Double], _ label: String, _ color: Color) -> Mark {
  let (x, y) = smoothed(values, parts: 40)
  return .line(x, y, label: label, color: color)
}

/// The query losses of tasks in the order in which they were seen; every dot is a task.
func turns(
  _ before: [Double], after: [Double], steps: Int, joint: [Double], way: Int
) -> Plot {
  let guess = log(Double(way))
  func panel(_ title: String, dots: [Double], _ lines: Mark...) -> Plot {
    Plot(
      title, x: "tasks seen", y: .log("query loss", range: 0.1...20), legend: .above,
      [
        .points(dots.indices.map(Double.init), dots, color: .skyBlue, size: 0.25),
        .line(
          [0, Double(dots.count)], [guess, guess], label: "guessing", color: .black,
          stroke: .dashed, width: 1.5),
      ] + lines)
  }
  return .row(
    panel(
      "the loop; every dot is a task", dots: after, smooth(before, "before learning", .gray),
      smooth(after, "after \(steps) steps", .blue)),
    panel(
      "joint training: the loop without learn", dots: joint,
      smooth(joint, "no learning", .yellow.mixed(with: .black, 0.15))),
    size: Size(1100, 400))
}

/// One method's shares with their intervals.
struct ShareLine {
  let name: String
  let color: Color
  var stroke = Stroke.solid
  let shares, intervals: [Double]
}

/// What a few more examples are worth to each method.
func moreExamples(_ shots: [Int], _ lines: [ShareLine], tasks: Int, way: Int) -> Plot {
  let x = shots.map(Double.init)
  let ticks = shots.map { Axis.Tick(Double($0), "\($0)") }
  return Plot(
    "what a few more examples are worth (\(tasks) test tasks)",
    x: Axis("examples per character", range: 0.9...11, scale: .log, ticks: ticks),
    y: Axis("share of queries read", range: 0...1), legend: .above, size: Size(510, 470),
    lines.flatMap { line -> [Mark] in
      [
        .line(x, line.shares, label: line.name, color: line.color, stroke: line.stroke),
        .points(x, line.shares, error: line.intervals, color: line.color),
      ]
    } + [.horizontal(1 / Double(way), label: "chance")])
}

/// The shares read before and after each step.
func stepByStep(_ lines: [ShareLine], way: Int) -> Plot {
  Plot(
    "what a step does", x: "gradient steps", y: Axis("share of queries read", range: 0...1),
    legend: .above, size: Size(510, 430),
    lines.map { .line($0.shares, label: $0.name, color: $0.color, width: 2.5) }
      + [.horizontal(1 / Double(way), label: "chance")])
}
