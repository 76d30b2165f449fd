import Engine
import Notebook
import Plotting

/// The plane on which the moons lie, and the places where the network is asked.
enum Ground {
  static let across = -1.6...2.6
  static let upward = -1.2...1.7
  static let columns = 81
  static let points = Moons.tensor(Grid.points(x: across, y: upward, columns: columns, rows: 61))
}

/// The network's answers as the colour of the ground, and the points that it learns from.
func ground(_ title: String, _ answers: [Double], _ data: Moons, dots: Double) -> Plot {
  let heights = answers.map { ($0 + 1) / 2 }
  return Plot(
    title, x: Axis("", range: Ground.across, ticks: []),
    y: Axis("", range: Ground.upward, ticks: []), legend: .none,
    .decision(Grid(heights, columns: Ground.columns, x: Ground.across, y: Ground.upward)),
    .points(
      data.points.map(\.x), data.points.map(\.y), groups: data.labels.map { $0 < 0 ? 0 : 1 },
      labels: ["−1", "+1"], colors: [.blue, .vermilion], size: dots))
}

extension MoonTask {
  /// What the network answers all over the ground.
  func answersOnGround(_ parameters: Tensor) -> [Double] {
    layout.answers(parameters, Ground.points).scalars.map { Double($0) }
  }
}

/// Six moments of a training, each with its loss.
func moonMoments(_ training: MoonTraining, of moons: MoonTask) -> Plot {
  let moments = [0, 10, 40, 60, 100, training.losses.count - 1].map { step in
    let loss = training.losses[step].written(.significant(2))
    let answers = moons.answersOnGround(training.networks[step])
    return ground("step \(step): loss \(loss)", answers, moons.data.value, dots: 0.5)
  }
  return .grid([Array(moments[0..<3]), Array(moments[3..<6])])
}

/// The first 120 steps of a training, a picture every so many.
func moonFilm(_ training: MoonTraining, of moons: MoonTask, every: Int) -> Animation {
  let frames = stride(from: 0, through: 120, by: every).map { step in
    let answers = moons.answersOnGround(training.networks[step])
    return ground("step \(step)", answers, moons.data.value, dots: 1)
  }
  return Animation(frames, secondsPerFrame: 0.15)
}
