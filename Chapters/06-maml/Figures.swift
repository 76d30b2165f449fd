import Foundation
import Plotting

/// A wave with the points of it that were shown, and what a network answers before and after its steps.
struct Adaptation {
  let title: String
  let color: Color
  let truth, before, one, ten: [Double]
  let support: (x: [Double], y: [Double])
}

/// Where waves are drawn, from −5 to 5.
let waveGrid = (0...200).map { -5 + Double($0) / 20 }

/// Waves as lines, each with its points on it.
func family(_ waves: [(curve: [Double], support: (x: [Double], y: [Double]))]) -> Plot {
  let shades: [Color] = [.blue, .vermilion, .green, .orange]
  return Plot(
    "four tasks of the family", x: "x", y: "y",
    waves.enumerated().flatMap { index, wave -> [Mark] in
      let color = shades[index % shades.count]
      return [
        .line(waveGrid, wave.curve, color: color, width: 1),
        .points(wave.support.x, wave.support.y, color: color),
      ]
    })
}

/// Rows of the same wave, one network beside the other.
func adaptations(_ rows: [[Adaptation]]) -> Plot {
  .grid(
    rows.enumerated().map { row, all in all.map { panel($0, hasLegend: row == 0) } },
    size: Size(1000, 760))
}

private func panel(_ one: Adaptation, hasLegend: Bool) -> Plot {
  Plot(
    one.title, x: "x", y: Axis("y", range: -5.5...5.5), legend: hasLegend ? .above : .none,
    .line(waveGrid, one.truth, label: "truth", color: .gray, width: 5),
    .line(waveGrid, one.before, label: "before", color: one.color, stroke: .dotted),
    .line(waveGrid, one.one, label: "1 step", color: one.color, width: 1.2),
    .line(waveGrid, one.ten, label: "10 steps", color: one.color, width: 2.6),
    .points(one.support.x, one.support.y, color: .black))
}

/// What networks answer before they have seen a point, over the average of all waves.
func starts(average: [Double], joint: [Double], maml: [Double]) -> Plot {
  Plot(
    "before it has seen a point", x: "x", y: Axis("y", range: -2.6...2.9), legend: .above,
    .line(waveGrid, average, label: "average of all waves", color: .gray, width: 5),
    .line(waveGrid, joint, label: "joint training", color: .orange),
    .line(waveGrid, maml, label: "MAML"))
}

/// Powers of ten, all written in one way.
private let errorAxis = Axis(
  "mean squared error", scale: .log,
  ticks: zip(0...6, ["1", "10⁻¹", "10⁻²", "10⁻³", "10⁻⁴", "10⁻⁵", "10⁻⁶"]).map {
    .init(pow(0.1, Double($0)), $1)
  })

/// Errors on test waves: by steps, and by the number of points.
func waveErrors(
  maml: [Double], joint: [Double], oracle: Double, posterior: Double, points: [Double],
  fewPoints: [Double], posteriorByPoints: [Double]
) -> Plot {
  let steps = maml.indices.map(Double.init)
  func level(_ value: Double, _ label: String, _ color: Color, _ stroke: Stroke = .solid) -> Mark {
    .line([0, steps.last!], [value, value], label: label, color: color, stroke: stroke)
  }
  return .row(
    Plot(
      "10 points", x: "steps of the inner loop", y: errorAxis, legend: .above,
      .line(steps, joint, label: "fine-tuned", color: .orange),
      .line(steps, maml, label: "MAML"), level(oracle, "oracle", .gray),
      level(posterior, "posterior mean", .black, .dashed)),
    Plot(
      "fewer points", x: "points of the wave", y: errorAxis, legend: .above,
      .line(points, fewPoints, label: "MAML, 1 step"),
      .line(points, posteriorByPoints, label: "posterior mean", color: .black, stroke: .dashed)),
    size: Size(1000, 440))
}
