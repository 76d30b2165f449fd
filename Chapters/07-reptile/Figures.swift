import Foundation
import Plotting

/// A learner of waves, as every picture shows it.
struct Named {
  let name: String
  let color: Color

  static let reptile = Named(name: "Reptile", color: .green)
  static let joint = Named(name: "joint training", color: .yellow.mixed(with: .black, 0.15))
  static let scratch = Named(name: "from scratch", color: .gray)
}

/// Where waves are drawn, from −5 to 5.
let abscissa = stride(from: -5.0, through: 5, by: 0.1).map { $0 }

/// What a network answers after some numbers of steps.
struct Drawn {
  let title: String
  let curves: [(steps: Int, y: [Double])]
}

/// A wave with its points, and the answers of learners beside each other.
func wavePanels(
  truth: [Double], points: (x: [Double], y: [Double]), _ learners: [Drawn]
) -> Plot {
  let colors: [Color] = [.gray, .skyBlue, .blue, .green]
  let panels = learners.map { learner in
    Plot(
      learner.title, x: Axis("x", range: -5...5), y: Axis("y", range: -5.5...5.5), legend: .above,
      [.line(abscissa, truth, color: .black, stroke: .dashed, width: 1.5)]
        + zip(learner.curves, colors).map { curve, color in
          .line(
            abscissa, curve.y, label: "\(curve.steps) step\(curve.steps == 1 ? "" : "s")",
            color: color)
        } + [.points(points.x, points.y, color: .vermilion, size: 1.1)])
  }
  return .grid([panels], size: Size(1000, 440))
}

/// Errors by the number of steps, each mean within its 95 % interval, and the error of the average wave.
func waveErrors(
  _ learners: [(name: Named, mean: [Double], interval: [Double])], average: Double, waves: Int
) -> Plot {
  Plot(
    "\(waves) new waves, ten points each", x: "gradient steps on the ten points",
    y: .log("mean squared error on other points"), legend: .above,
    learners.flatMap { name, mean, interval -> [Mark] in
      let steps = mean.indices.map(Double.init)
      let (low, high) = (zip(mean, interval).map { $0 - $1 }, zip(mean, interval).map { $0 + $1 })
      return [
        .band(steps, low: low, high: high, color: name.color),
        .line(steps, mean, label: name.name, color: name.color),
      ]
    } + [
      .line(
        [0, Double(learners[0].mean.count - 1)], [average, average], label: "average wave",
        color: .black, stroke: .dashed)
    ])
}

/// A logarithmic axis whose powers of ten are all written in one way.
private func powers(_ name: String) -> Axis {
  let names = ["10", "1", "10⁻¹", "10⁻²", "10⁻³", "10⁻⁴", "10⁻⁵", "10⁻⁶"]
  return Axis(
    name, scale: .log,
    ticks: names.indices.map { .init(pow(10, 1 - Double($0)), names[$0]) })
}

/// How wrong two predictions of g₁ + g₂ are, at every inner rate.
func taylorErrors(rates: [Double], without: [Double], with: [Double], here: Double) -> Plot {
  Plot(
    "g₁ + g₂ against its Taylor series", x: powers("inner rate α"), y: powers("relative error"),
    legend: .above,
    .line(rates, without, label: "2ḡ alone", color: .orange),
    .points(rates, without, color: .orange),
    .line(rates, with, label: "2ḡ − α½∇⟨ḡ₁, ḡ₂⟩", color: .green),
    .points(rates, with, color: .green), .vertical(here, label: "α of this chapter"))
}
