import Foundation
import Plotting

/// Some of the points with the line through all, and beside it two ways to that line.
func lineDescents(_ data: LineData, full: [Point], stochastic: [Point]) -> Plot {
  let (lowest, excess, shown) = (data.closedForm, data.excess, 400)
  let grid = Grid(x: -1.5...3, y: -2...2.5) { excess(Point($0, $1)) }
  return .row(
    Plot(
      "\(shown) of the points", x: "x", y: "y",
      .points(Array(data.x.prefix(shown)), Array(data.y.prefix(shown)), color: .gray, size: 0.4),
      .line([0, 3], [lowest.y, 3 * lowest.x + lowest.y], label: "closed form")),
    Plot(
      "The way to the minimum", x: Axis("slope", range: -1.5...3),
      y: Axis("intercept", range: -2...2.5), legend: .above,
      .contour(grid, levels: .log(10), isFilled: false),
      .path(stochastic, label: "SGD, m = 1", markers: .none),
      .path(full, label: "GD", markers: .dots),
      .points([lowest.x], [lowest.y], color: .black, shape: .star, size: 1.4)))
}

/// Measured heights of noise balls, and the line on which the formula puts them.
func noiseBalls(_ hovers: [Hover], formula unit: Double) -> Plot {
  let ratios = hovers.map(\.ratio).sorted()
  let batches = Set(hovers.map(\.batch)).sorted()
  return Plot(
    "Only α/m counts", x: .log("learning rate / batch size, α/m"),
    y: .log("mean loss above the minimum"),
    [.line(ratios, ratios.map { unit * $0 }, label: "closed form")]
      + batches.map { batch in
        let here = hovers.filter { $0.batch == batch }
        return .points(here.map(\.ratio), here.map(\.height), label: "measured, m = \(batch)")
      })
}

/// The loss of full descent against the points that it looked at: a stair, one step for each pass.
func stairs(_ losses: [Double], pass: Int, until looks: Int) -> [(x: Double, y: Double)] {
  (0..<looks / pass).flatMap { step in
    [step, step + 1].map { (x: Double(max(1, $0 * pass)), y: losses[step]) }
  }
}

/// Three descents against the points that they looked at.
func lossByLooks(
  full: [(x: Double, y: Double)], between edges: [Int], constant: [Double], shrinking: [Double],
  ball: Double
) -> Plot {
  let places = edges.dropFirst().map(Double.init)
  return Plot(
    "Loss above the minimum, for the same number of looks", x: .log("points looked at"),
    y: .log("loss above the minimum"), .horizontal(ball),
    .text("noise ball, formula", at: (x: 1.5, y: ball * 0.7), color: .gray),
    .line(full.map(\.x), full.map(\.y), label: "GD"),
    .line(places, constant, label: "SGD, constant rate"),
    .line(places, shrinking, label: "SGD, shrinking rate", color: .purple))
}
