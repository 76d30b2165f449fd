import Foundation
import Plotting

/// The mean loss of several descents, step by step; dashed unless the optimizer was learned.
func descents(_ title: String, _ outcomes: [Outcome], y: String) -> Plot {
  Plot(
    title, x: "step", y: .log(y), legend: .above,
    outcomes.map {
      .line(
        $0.losses, label: $0.name, color: $0.color, stroke: $0.isLearned ? .solid : .dashed,
        width: $0.isLearned ? 2.5 : 2)
    })
}

/// The opening picture: a fresh optimizer, the same after some meta-training, and gradient descent, on bowls that none knows.
func beforeAndAfter(
  _ before: [Double], _ after: [Double], _ descent: [Double], rate: String, lesson: Int
) -> Plot {
  let all = before + after + descent
  let decades = (floor(log10(all.min()!)), ceil(log10(all.max()!)))
  return Plot(
    "bowls that it has never seen", x: "step",
    y: .log("mean loss", range: pow(10, decades.0)...pow(10, decades.1)), legend: .above,
    .line(before, label: "before school", color: .gray),
    .line(after, label: "after school", color: .blue, width: 2.5),
    .line(descent, label: "GD, rate \(rate)", color: .skyBlue, stroke: .dashed),
    .vertical(Double(lesson)))
}

/// What a gradient looks like to the optimizer: log-size and sign.
func logAndSignCurves(_ sizes: [Double], _ features: [(log: Double, sign: Double)]) -> Plot {
  Plot(
    "What a gradient looks like to the optimizer", x: .log("gradient"),
    y: Axis("feature", range: -1.2...1.4), legend: .above,
    .line(sizes, features.map(\.log), label: "log-size", color: .blue),
    .line(sizes, features.map(\.sign), label: "sign", color: .orange),
    .vertical(exp(-10), label: "e⁻¹⁰"))
}

/// A valley for each rule; what lies above `highest`, or nowhere, is drawn at the upper edge.
func valleys(_ title: String, _ searches: [RateSearch], steps: Int, highest: Double) -> Plot {
  Plot(
    title, x: .log("rate"), y: .log("mean loss after \(steps) steps, \(highest.text) at most"),
    legend: .above,
    searches.flatMap { search -> [Mark] in
      let (x, color) = (search.rates.map(Double.init), search.rule.color)
      let y = search.losses.map { $0.isFinite ? min($0, highest) : highest }
      return [
        .line(x, y, label: search.rule.rawValue, color: color), .points(x, y, color: color),
      ]
    })
}

extension Double {
  /// Without a point where there is none to write.
  fileprivate var text: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}

/// Validation losses of learned optimizers against episodes, with the line of tuned Adam.
func validationCurves(
  _ title: String, _ variants: [LearnedVariant], _ trainings: [MetaTraining], adam: Double
) -> Plot {
  let episodes = trainings.flatMap(\.selection.steps).max() ?? 1
  let ticks = episodes > 10 ? nil : (1...Int(episodes)).map { Axis.Tick(Double($0), "\($0)") }
  return Plot(
    title, x: Axis("episodes", ticks: ticks), y: .log("validation loss after 100 steps"),
    legend: .above,
    zip(variants, trainings).map { variant, training in
      .line(
        training.selection.steps, training.validationLosses, label: variant.name,
        color: variant.color, stroke: variant.remembers ? .solid : .dashed)
    } + [.horizontal(adam, label: "Adam, tuned", color: .vermilion)])
}
