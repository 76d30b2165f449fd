import Foundation
import Plotting

/// Means of neighbours on the logarithmic scale, so that a noisy line can be read.
func smoothed(_ values: [Double], _ width: Int) -> (x: [Double], y: [Double]) {
  let starts = Array(stride(from: 0, through: values.count - width, by: width))
  return (
    starts.map { Double($0) + Double(width) / 2 },
    starts.map { start in
      exp(values[start..<start + width].reduce(0) { $0 + log($1) } / Double(width))
    }
  )
}

/// A panel for each place; a dotted line where the trainings at home ended.
func journeyPanels(_ places: [(name: String, outcomes: [Outcome])], horizon: Int) -> Plot {
  let panels = places.enumerated().map { index, place in
    journeyPanel(place.name, place.outcomes, horizon: horizon, legend: index == 0 ? .above : .none)
  }
  return .grid([Array(panels.prefix(3)), Array(panels.dropFirst(3))], size: Size(1100, 700))
}

private func journeyPanel(
  _ title: String, _ outcomes: [Outcome], horizon: Int, legend: Legend
) -> Plot {
  let all = outcomes.flatMap(\.losses).filter(\.isFinite)
  let highest = min(all.max() ?? 10, 30)
  return Plot(
    title, x: "step", y: .log("loss", range: (all.min() ?? 0.1) / 1.2...highest * 1.2),
    legend: legend,
    outcomes.map { outcome in
      let line = smoothed(outcome.losses, max(outcome.losses.count / 100, 1))
      return .line(
        line.x, line.y.map { min($0, highest) }, label: outcome.name, color: outcome.color,
        stroke: outcome.isLearned ? .solid : .dashed, width: outcome.isLearned ? 2.5 : 2)
    } + (outcomes[0].losses.count > horizon + 1 ? [.vertical(Double(horizon), color: .gray)] : []))
}

/// Step length against the size of a gradient that does not change, after so many repeats; beside it Adam's rate.
func responseCurves(
  _ sizes: [Double], _ answers: [[Double]], repeats: [Int], adam: Double
) -> Plot {
  Plot(
    "The answer to a gradient that does not change", x: .log("gradient"), y: "−Δ", legend: .above,
    zip(repeats, zip(answers, Palette.ramp(repeats.count))).map {
      .line(sizes, $1.0, label: "step \($0)", color: $1.1)
    } + [.horizontal(adam, label: "Adam", color: .vermilion)])
}

/// How long the updates of several optimizers are, at the tenth step and on the way, and their losses.
func bedside(_ patients: [Patient]) -> Plot {
  func panel(_ title: String, _ x: Axis, _ y: Axis, _ line: (Patient) -> (x: [Double], y: [Double]))
    -> Plot
  {
    Plot(
      title, x: x, y: y, legend: .above,
      patients.map { .line(line($0).x, line($0).y, label: $0.name, color: $0.color) })
  }
  func overSteps(_ values: [Double]) -> (x: [Double], y: [Double]) {
    (values.indices.map(Double.init), values)
  }
  return .row(
    panel("tenth step, all coordinates", Axis("log₁₀ |Δ|", range: -6...0), "share", \.histogram),
    panel("the middle coordinate", "step", "median of log₁₀ |Δ|") { overSteps($0.medians) },
    panel("the loss, meanwhile", "step", .log("loss, minibatch")) { overSteps($0.losses) },
    size: Size(1200, 430))
}
