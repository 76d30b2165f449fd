import Foundation
import Plotting

/// The first steps of a sequence; below each drawing stands what is told with it.
func sequencePicture(_ drawings: [[Double]], told: [Int?]) -> Plot {
  Plot(
    "the first steps of a sequence; below each drawing, what is told with it",
    size: Size(860, 260),
    .images(
      zip(drawings, told).map { pixels, label in
        let side = Int(Double(pixels.count).squareRoot())
        return Image(
          pixels, height: side, width: side, label: label.map { "last was \($0 + 1)" } ?? "–")
      }, columns: 10))
}

/// Loss and accuracy of several memories while they learn.
func learningCurves(_ names: [String], _ learned: [Learned]) -> Plot {
  func panel(_ title: String, _ y: Axis, _ values: (Learned) -> [Double]) -> Plot {
    Plot(
      title, x: "batches", y: y, legend: .above,
      zip(names, learned).map {
        .line($1.lookedAt, values($1), label: $0, color: color(of: $0))
      })
  }
  return .row(
    panel("loss", Axis("cross-entropy", range: 0...1.8), \.losses),
    panel("2nd instance", Axis("right, validation", range: 0...1), \.second),
    panel("5th instance", Axis("right, validation", range: 0...1), \.fifth),
    size: Size(1150, 380))
}

/// Right at the n-th drawing of a character, in per cent; diamonds are published numbers.
func byInstance(
  _ names: [String], _ right: [[Double]], nearest: [Double], published: [Published]
) -> Plot {
  let axis = nearest.indices.map { Double($0 + 1) }
  func percent(_ values: [Double]) -> [Double] { values.map { 100 * $0 } }
  return Plot(
    "how often the n-th drawing of a new character is named correctly",
    x: Axis("instance", range: 0.7...axis.last! + 0.3), y: Axis("right", unit: "%", range: 0...100),
    legend: .above,
    zip(names, right).map { .line(axis, percent($1), label: $0, color: color(of: $0)) }
      + [
        .line(axis, percent(nearest), label: "nearest mean", color: .black, stroke: .dashed),
        .horizontal(20, label: "chance"),
      ]
      + published.map { row in
        let reported = row.reported(upTo: nearest.count)
        let places = Published.instances.prefix(reported.count).map(Double.init)
        return .points(
          places, percent(reported), label: row.name + ", paper", color: color(of: row.name),
          shape: .diamond,
          size: 1.2)
      })
}

/// A map for each memory: how much surer than chance of the right label, character by character, step by step.
///
/// Colours are log₂(p · way); a dot stands where a character's drawing was read.
func knowledgeMaps(_ names: [String], _ held: [[[Double]]], shown labels: [Int]) -> Plot {
  let panels = zip(names, held).map { name, rows in
    let (way, steps) = (rows.count, labels.count)
    let surer = rows.joined().map { min(max(log2($0 * Double(way)), -3), 3) }
    return Plot(
      name, x: Axis("steps read", range: 0.5...Double(steps) + 0.5),
      y: Axis(
        "character", range: 0.5...Double(way) + 0.5,
        ticks: (1...way).map { Axis.Tick(Double($0), "\($0)") }),
      .heatMap(
        Grid(surer, columns: steps, x: 1...Double(steps), y: 1...Double(way)),
        colors: .diverging, range: -3...3),
      .points(
        labels.indices.map { Double($0 + 1) }, labels.map { Double($0 + 1) }, color: .black,
        size: 0.7))
  }
  return .grid([Array(panels.prefix(2)), Array(panels.dropFirst(2))], size: Size(1100, 560))
}

/// Where each step looks, as log₂ of the weight relative to looking everywhere alike; dots where it ought to.
func lookMap(_ looks: Looks) -> Plot {
  let (count, right) = (looks.labels.count, looks.right)
  let axis = 0.5...Double(count) + 0.5
  return Plot(
    "where each step looks", x: Axis("step looked at", range: axis),
    y: Axis("step that looks", range: axis), size: Size(620, 520),
    .heatMap(
      Grid(
        looks.preference.flatMap { $0 }, columns: count, x: 1...Double(count), y: 1...Double(count)
      ), colors: .diverging, range: -3...3),
    .points(
      right.map { Double($0.s + 1) }, right.map { Double($0.t + 1) }, color: .black, size: 0.6))
}

/// How often the second drawing is named correctly against where looks fall, for several trainings; all in per cent.
func rulesFound(_ looks: [Double], even: Double, _ right: [(hidden: String, scores: [Double])])
  -> Plot
{
  let styles: [(Color, PointShape)] = [(.purple, .dot), (.vermilion, .triangle), (.blue, .square)]
  return Plot(
    "which rule did each training of attention find?",
    x: Axis("of a look, on the same character", unit: "%", range: 0...100),
    y: Axis("2nd drawing named correctly", unit: "%", range: 0...100), legend: .above,
    size: Size(720, 430),
    zip(right, styles).map {
      .points(looks, $0.scores, label: $0.hidden, color: $1.0, shape: $1.1, size: 1.6)
    } + [.horizontal(20, label: "chance"), .vertical(even, label: "looks at all alike")])
}
