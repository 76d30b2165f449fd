import Plotting

/// A task: what may be learned from, with its classes, and what is asked.
func episode(support: [[Double]], labels: [Int], query: [[Double]]) -> Plot {
  func image(_ pixels: [Double], _ label: String = "") -> Image {
    Image(pixels, height: 28, width: 28, label: label)
  }
  return .grid(
    [
      [
        Plot(
          "support",
          .images(zip(support, labels).map { image($0, "class \($1 + 1)") }, columns: 10))
      ],
      [Plot("query: which is which?", .images(query.map { image($0) }, columns: 13))],
    ], size: Size(900, 400))
}

/// The accuracy of a method on validation tasks while it is trained.
struct LearningCurve {
  let method: Method
  let tasks, accuracy: [Double]
}

/// Learning curves over the level of pictures that are compared pixel by pixel.
func learningCurves(_ curves: [LearningCurve], nearest: Double, steps: Int) -> Plot {
  Plot(
    "on validation tasks, while learning to learn", x: "tasks seen",
    y: Axis("accuracy after \(steps) step\(steps == 1 ? "" : "s")"), legend: .above,
    curves.map {
      .line(
        $0.tasks, $0.accuracy, label: $0.method.name, color: $0.method.color,
        stroke: $0.method == .metaSGD ? .dashed : .solid)
    } + [.horizontal(nearest, label: "nearest picture, pixel by pixel")])
}

/// Cosines with the exact meta-gradient.
func cosines(tasks: [Double], firstOrder: [Double], reptile: [Double]) -> Plot {
  let low = min(-0.2, (firstOrder + reptile).min() ?? 0)
  return Plot(
    "direction compared with the exact meta-gradient", x: "tasks seen",
    y: Axis("cosine", range: low...1.05), legend: .above,
    .line(tasks, firstOrder, label: "first-order MAML"),
    .line(tasks, reptile, label: "Reptile"),
    .horizontal(1), .horizontal(0, label: "at right angles"))
}

/// A score of one network, and whether queries could help each other; beside it those of two controls.
struct Bar {
  typealias Score = (mean: Double, interval: Double)

  let name: String
  let score: Score
  let isTransductive: Bool
  var control: Score?
  var twin: Score?
}

/// Scores of one network that differ in whose mean and variance normalise the queries.
func leakage(_ bars: [Bar], method: String) -> Plot {
  func points(
    _ label: String, _ color: Color, _ shape: PointShape, at offset: Double = 0,
    size: Double = 1.4, _ score: (Bar) -> Bar.Score?
  ) -> Mark {
    let found = bars.enumerated().compactMap { index, bar in
      score(bar).map { (place: Double(index) + offset, score: $0) }
    }
    return .points(
      found.map(\.place), found.map(\.score.mean), error: found.map(\.score.interval),
      label: label, color: color, shape: shape, size: size)
  }
  return Plot(
    "one \(method) network, \(bars.count) scores",
    x: Axis(
      "whose mean and variance normalise the queries", range: -0.5...Double(bars.count) - 0.5,
      ticks: bars.indices.map { .init(Double($0), bars[$0].name) }),
    y: Axis("accuracy on test tasks", range: 0...1.05), legend: .above, size: Size(920, 460),
    points("inductive: judged alone", .blue, .dot, size: 1.8) {
      $0.isTransductive ? nil : $0.score
    },
    points("transductive: judged together", .vermilion, .diamond, size: 1.8) {
      $0.isTransductive ? $0.score : nil
    },
    points("control: learned with the support's", .green, .square, at: 0.18) { $0.control },
    points("twin: learned with the queries'", .orange, .triangle, at: 0.32) { $0.twin })
}

/// Accuracy when only a part of the start takes the inner steps.
func freezing(_ scores: [(name: String, mean: Double, interval: Double)]) -> Plot {
  Plot(
    "what the inner steps may move", x: "", y: Axis("accuracy on test tasks", range: 0...1),
    size: Size(920, 400),
    .bars(
      scores.map(\.name),
      [.init("", scores.map(\.mean), errors: scores.map(\.interval), color: .blue)],
      showsValues: false))
}
