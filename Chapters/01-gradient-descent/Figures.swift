import Foundation
import Notebook
import Plotting

extension Mark {
  /// The way of a descent through the plane.
  static func path(
    _ places: some Collection<Point>, label: String = "", color: Color? = nil,
    markers: PathMarkers = .dotsAndArrows
  ) -> Mark {
    .path(places.map(\.x), places.map(\.y), label: label, color: color, markers: markers)
  }
}

/// Numbers from `first` to `last`, `step` apart.
func ticks(_ first: Double, _ last: Double, by step: Double) -> [Double] {
  stride(from: first, through: last, by: step).map { $0 }
}

/// What a step does that multiplies the distance by a factor.
func manner(factor: Double) -> String {
  if abs(factor) < 1e-12 { return "there at once" }
  return factor > 0 ? "too small" : factor > -1 ? "over and back" : "out of the valley"
}

/// Descents in one dimension, each on the parabola ½λθ².
func parabolas(_ descents: [(rate: Double, path: [Double])], curvature: Double) -> Plot {
  func loss(_ theta: Double) -> Double { curvature * theta * theta / 2 }
  let hill = ticks(-3.2, 3.2, by: 0.05)
  let panels = descents.map { rate, path in
    Plot(
      "α = \(rate.written(.shortest)): \(manner(factor: 1 - rate * curvature))",
      x: Axis("θ", range: -3.2...3.2), y: Axis("loss", range: -0.2...5),
      .line(hill, hill.map(loss), color: .gray, width: 1.5),
      .path(path, path.map(loss), color: Palette.color(for: "GD")))
  }
  return inPairs(panels)
}

/// The first steps of descents on a bowl, each on the bowl's contours from −x to x and from −y to y.
func bowlDescents(
  _ descents: [(title: String, path: [Point])], steps: Int, on bowl: Bowl, x: Double, y: Double,
  levels: Levels = .automatic
) -> Plot {
  let (x, y) = (-x...x, -y...y)
  let grid = Grid(x: x, y: y) { bowl.value(Point($0, $1)) }
  let ends = [y.lowerBound, 0, y.upperBound].map {
    Axis.Tick($0, $0.written(.decimals(0)).replacing("-", with: "−"))
  }
  let panels = descents.map { title, path in
    var panel = Plot(
      title, x: Axis("x", range: x), y: Axis("y", range: y, ticks: ends),
      .contour(grid, levels: levels),
      .path(
        path.prefix(steps + 1), color: Palette.color(for: "GD"),
        markers: steps > 12 ? .dots : .dotsAndArrows))
    panel.hasEqualAxes = true
    return panel
  }
  return inPairs(panels)
}

/// Gradient descent above momentum, in one narrow valley.
func hikerAndBall(_ hiker: [Point], _ ball: [Point], on bowl: Bowl) -> Plot {
  let grid = Grid(x: -2...10, y: -2...2) { bowl.value(Point($0, $1)) }
  let panels = [("GD", hiker), ("Momentum", ball)].map { name, path in
    var panel = Plot(
      "\(name), \(path.count - 1) steps", x: Axis("x", range: -2...10),
      y: Axis("y", range: -2...2), legend: .none,
      .contour(grid), .path(path, label: name, markers: .dots))
    panel.hasEqualAxes = true
    return panel
  }
  return .grid(panels.map { [$0] })
}

/// The factor by which a step shrinks x and y of the bowl with λ = 1 and 10, for every rate; dots where measured.
func shrinkFactors(_ measured: [Double], at rates: [Double], best: Double) -> Plot {
  let fine = ticks(0, 0.24, by: 0.001)
  return Plot(
    "How fast the distance shrinks, for every learning rate",
    x: Axis("learning rate α", range: 0...0.24), y: Axis("factor per step", range: 0...1.4),
    legend: .above,
    .span(0...0.2, label: "shrinks"), .span(0.2...0.24, label: "grows", color: .vermilion),
    .line(fine, fine.map { abs(1 - $0) }, label: "|1 − αλ| of x, λ = 1", color: .skyBlue),
    .line(fine, fine.map { abs(1 - 10 * $0) }, label: "|1 − αλ| of y, λ = 10", color: .orange),
    .points(rates, measured, label: "measured", color: .black),
    .horizontal(1), .vertical(best, label: "best"))
}

/// The loss of several descents, which a constant factor makes straight lines.
func losses(of descents: [(label: String, path: [Point])], on bowl: Bowl) -> Plot {
  Plot(
    "The same four descents: a constant factor is a straight line", x: "step",
    y: .log("loss", range: 1e-10...1e4),
    zip(descents, Palette.ramp(descents.count)).map { descent, color in
      .line(descent.path.map(bowl.value), label: descent.label, color: color)
    })
}

/// Steps to come 10⁹ times closer, counted and by formula, against the condition number.
func stepsByCondition(_ conditions: [Double], _ hiker: [Double], _ ball: [Double]) -> Plot {
  func formula(_ shrinkage: (Double) -> Double, _ name: String) -> Mark {
    let steps = conditions.map { log(1e9) / -log(shrinkage($0)) }
    return .line(conditions, steps, color: Palette.color(for: name))
  }
  return Plot(
    "Steps to come 10⁹ times closer: dots measured, lines by formula",
    x: .log("condition number κ"), y: .log("steps"),
    formula({ ($0 - 1) / ($0 + 1) }, "GD"), .points(conditions, hiker, label: "GD"),
    formula({ BestBall(condition: $0).shrinkage }, "Momentum"),
    .points(conditions, ball, label: "Momentum"))
}

/// Two panels to a row.
func inPairs(_ panels: [Plot]) -> Plot {
  .grid(
    stride(from: 0, to: panels.count, by: 2).map { first in
      Array(panels[first..<min(first + 2, panels.count)])
    })
}
