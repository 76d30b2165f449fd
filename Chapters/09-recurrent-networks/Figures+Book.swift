import Plotting

/// The length of the gradient and the error in the first batches, for several limits.
func cliffCurves(_ names: [String], norms: [[Double]], errors: [[Double]]) -> Plot {
  let colors: [Color] = [.gray, .orange, .blue]
  func panel(_ title: String, _ y: Axis, _ values: [[Double]]) -> Plot {
    Plot(
      title, x: "the first batches", y: y, legend: .above,
      values.indices.map {
        .line(Array(values[$0].prefix(120)), label: names[$0], color: colors[$0 % 3], width: 1.5)
      })
  }
  return .row(
    panel(
      "length of the gradient, before clipping", .log("‖∇L‖", range: 1e-2...1e6), norms),
    panel("error", .log("squared error", range: 1e-2...1e6), errors), size: Size(1000, 380))
}

/// Bits per character by epoch, with the lines of counts, and of what is left to chance where that is known.
func readingCurve(
  training: [Double], validation: [Double], counts: [(name: String, bits: Double)],
  floor: Double?, title: String
) -> Plot {
  let epochs = training.indices.map { Double($0 + 1) }
  return Plot(
    title, x: "epochs", y: .log("bits per character", range: 0.05...10), legend: .above,
    [
      .line(epochs, training, label: "training"),
      .line(epochs, validation, label: "validation"),
    ] + counts.map { .horizontal($0.bits, label: $0.name) }
      + (floor.map { [.horizontal($0, label: "what is left to chance", color: .black)] } ?? []))
}

/// Bits per character against the characters that may be seen: a network and counts.
func contextCurve(
  network: [(context: Int, bits: Double)], counts: [(context: Int, bits: Double)],
  unlimited: Double
) -> Plot {
  func marks(_ points: [(context: Int, bits: Double)], _ name: String, _ color: Color) -> [Mark] {
    let (x, y) = (points.map { Double($0.context) }, points.map(\.bits))
    return [.line(x, y, label: name, color: color), .points(x, y, color: color)]
  }
  return Plot(
    "What each character of context is worth", x: .log("characters that may be seen"),
    y: .log("bits per character, validation"), legend: .above,
    marks(network, "GRU", .green) + marks(counts, "counts", .gray)
      + [.horizontal(unlimited, label: "GRU with all of the past", color: .green)])
}
