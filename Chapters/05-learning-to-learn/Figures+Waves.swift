import Plotting

/// What a network draws before and after learning a wave.
struct WavePicture {
  let before, after: [Double]
}

/// One wave with some of its points, learned after training on all waves, and from a learned start.
func learnedWaves(
  _ pictures: [WavePicture], at x: [Double], wave: [Double], mean: [Double],
  points: (x: [Double], y: [Double])
) -> Plot {
  let names: [(String, Color)] = [
    ("a wave after all waves", .orange), ("a wave, from a learned start", .skyBlue),
  ]
  return .grid(
    [
      zip(names, pictures).map { name, picture in
        Plot(
          name.0, x: Axis("x", range: -5...5), y: Axis("y", range: -5.5...5.5), legend: .above,
          .line(x, wave, label: "this wave", color: .black, stroke: .dashed, width: 1.5),
          .line(x, mean, label: "mean of all", color: .purple, stroke: .dashed, width: 1.5),
          .line(x, picture.before, label: "0 steps", color: .gray),
          .line(x, picture.after, label: "10 steps", color: name.1),
          .points(points.x, points.y, color: .vermilion, size: 1.1))
      }
    ], size: Size(980, 400))
}
