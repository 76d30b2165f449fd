import Plotting

/// Accuracy on new tasks against meta-steps, for each sum of inner gradients; those of a single later one are dashed.
func sums(_ curves: [(name: String, isSingle: Bool, accuracy: [Double])], looks: [Double]) -> Plot {
  let colors: [Color] = [.gray, .orange, .vermilion, .green, .skyBlue, .blue]
  return Plot(
    "which inner gradients move the start", x: "meta-steps",
    y: "accuracy after five steps on a new task", legend: .above,
    zip(curves, colors).map { curve, color in
      .line(
        looks, curve.accuracy, label: curve.name, color: color,
        stroke: curve.isSingle ? .dashed : .solid)
    })
}

/// First-order MAML by its last gradient: from other images than its steps, and from the same.
func tails(_ curves: [(name: String, isShared: Bool, accuracy: [Double])], looks: [Double]) -> Plot
{
  let colors: [Color] = [.skyBlue, .blue, .skyBlue, .blue]
  return Plot(
    "which images the last gradient comes from", x: "meta-steps",
    y: "accuracy after five steps on a new task", legend: .above,
    zip(curves, colors).map { curve, color in
      .line(
        looks, curve.accuracy, label: curve.name, color: color,
        stroke: curve.isShared ? .dotted : .dashed)
    })
}

/// Validation accuracy while Reptile learns, with a line at the learner that was kept.
func validationCurves(
  _ title: String, steps: [Double], inductive: [Double], transductive: [Double], kept: Double,
  metaTestSteps: Int
) -> Plot {
  Plot(
    title, x: "meta-steps", y: "accuracy after \(metaTestSteps) steps", legend: .above,
    .line(steps, transductive, label: "transductive", color: .green, stroke: .dashed),
    .points(steps, transductive, color: .green),
    .line(steps, inductive, label: "inductive", color: .green),
    .points(steps, inductive, color: .green), .vertical(kept, label: "kept"))
}

/// A score with its interval.
struct Bar {
  let name: String
  let mean, interval: Double
}

/// The same learner, judged in different company.
func companies(_ bars: [Bar]) -> Plot {
  Plot(
    "one learner, the same tasks", x: "batch norm sees the query with …",
    y: Axis("accuracy on test tasks", range: 0...1),
    .bars(
      bars.map(\.name),
      [.init("", bars.map(\.mean), errors: bars.map(\.interval), color: .green)]))
}

/// A character of a task: the drawing to learn from, the one to read, and the probabilities of all answers, step by step.
struct Asked {
  let support, query: [Double]
  let curves: [[Double]]
}

private let classColors: [Color] = [.blue, .vermilion, .green, .purple, .orange]

/// A task, step by step: above the drawings, below what is answered to each query.
func replayed(_ asked: [Asked]) -> Plot {
  .grid(
    [asked.indices.map { drawings(asked[$0], $0) }, asked.indices.map { answers(asked[$0], $0) }],
    size: Size(1200, 380))
}

private func drawings(_ asked: Asked, _ label: Int) -> Plot {
  let color = classColors[label].mixed(with: .black, 0.2)
  func image(_ pixels: [Double], _ words: String) -> Image {
    Image(pixels, height: 28, width: 28, label: words, labelColor: color)
  }
  return Plot(
    "",
    .images(
      [image(asked.support, "\(label + 1): learn this"), image(asked.query, "read this")],
      columns: 2))
}

private func answers(_ asked: Asked, _ query: Int) -> Plot {
  Plot(
    "", x: "step", y: Axis(query == 0 ? "probability" : "", range: 0...1),
    asked.curves.enumerated().map { label, curve in
      .line(
        curve.indices.map(Double.init), curve,
        color: classColors[label].mixed(with: .white, label == query ? 0 : 0.35),
        stroke: label == query ? .solid : .dashed, width: label == query ? 3 : 1.5)
    })
}
