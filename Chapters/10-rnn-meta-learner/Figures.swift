import Engine
import Plotting

/// One wave, and what is believed of it after some of its points: a panel for each.
func readingPanels(_ beliefs: [WaveBelief]) -> Plot {
  let panels = beliefs.map { belief in
    let count = belief.points.x.count
    return Plot(
      "after \(count) \(count == 1 ? "point" : "points")", x: Axis("x", range: -5.2...5.2),
      y: Axis("y", range: -6...6), legend: .above,
      .line(belief.x, belief.truth, label: "wave", color: .gray, width: 4),
      .line(belief.x, belief.bayes, label: "Bayes", stroke: .dashed),
      .line(belief.x, belief.lstm, label: "LSTM"),
      .points(belief.points.x, belief.points.y, label: "read", color: .vermilion))
  }
  return .grid([Array(panels.prefix(2)), Array(panels.dropFirst(2))], size: Size(1000, 640))
}

/// The error of the next y against the number of points read.
func pointByPoint(_ scores: [WaveScores], noise: Double) -> Plot {
  let known = scores.map { Double($0.known) }
  return Plot(
    "a wave, point by point", x: "points read", y: .log("squared error of the next y"),
    legend: .above,
    .line(known, scores.map(\.maml.mean), label: "MAML", color: .skyBlue),
    .line(known, scores.map(\.lstm.mean), label: "LSTM"),
    .line(known, scores.map(\.bayes.mean), label: "Bayes", stroke: .dashed),
    .line(known, known.map { _ in noise * noise }, label: "noise alone", color: .gray))
}

/// Guesses at (u, w): a row of clouds for the state and one for Bayes' rule, after as many points; at the end of the
/// rows the waves themselves, and the guesses from a state of random weights.
func stateClouds(
  _ state: [Probe], _ bayes: [Probe], fresh: Probe, truth: [(u: Double, w: Double)]
) -> Plot {
  func cloud(_ title: String, _ points: [(u: Double, w: Double)], _ color: Color) -> Plot {
    Plot(
      title, x: Axis("u", range: -5.5...5.5), y: Axis("w", range: -5.5...2.5),
      .points(points.map(\.u), points.map(\.w), color: color, size: 0.45))
  }
  func row(_ probes: [Probe], _ name: String, _ color: Color) -> [Plot] {
    probes.map { cloud("\(name), \($0.known) read", pairs($0.guess), color) }
  }
  return .grid(
    [
      row(state, "state", .blue) + [cloud("the waves", truth, .gray)],
      row(bayes, "Bayes", .black) + row([fresh], "untrained", .skyBlue),
    ], size: Size(1200, 640))
}

/// The rows of a tensor [n, 2].
func pairs(_ tensor: Tensor) -> [(u: Double, w: Double)] {
  let scalars = tensor.scalars.doubles
  return (0..<scalars.count / 2).map { (scalars[2 * $0], scalars[2 * $0 + 1]) }
}
