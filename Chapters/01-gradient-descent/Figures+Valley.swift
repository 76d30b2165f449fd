import Foundation
import Plotting

/// Ways through Rosenbrock's valley, on its contours, with a star at the bottom.
func valleyPlot(_ title: String, _ marks: [Mark], legend: Legend = .none) -> Plot {
  let grid = Grid(x: -2...2, y: -1...3) { Race.valley.value(Point($0, $1)) }
  return Plot(
    title, x: Axis("x", range: -2...2), y: Axis("y", range: -1...3), legend: legend,
    [.contour(grid, levels: .log(14))] + marks
      + [.points([1], [1], color: .black, shape: .star, size: 1.4)])
}

/// A race's way of so many steps, or its whole way where that is shorter.
func walk(_ race: Race, steps: Int) -> Mark {
  .path(race.path.prefix(steps + 1), label: race.name)
}

/// Each race in a panel of its own, and the losses of all in the last.
func valleyWalks(_ races: [Race], steps: Int) -> Plot {
  let panels = races.map { race in
    valleyPlot("\(race.name): the first \(steps) steps", [walk(race, steps: steps)])
  }
  let losses = Plot(
    "Loss of all three", x: .log("step"), y: .log("loss", range: 1e-8...1e2),
    races.map { race in
      let losses = race.path.dropFirst().prefix(5000).map(Race.valley.value)
      return .line(losses.indices.map { Double($0 + 1) }, losses, label: race.name)
    })
  return inPairs(panels + [losses])
}

/// How many times fewer steps than GD momentum takes, against β: in the valley, and in a bowl with its κ by formula.
func speedUps(_ races: MomentumRaces, condition: Double) -> Plot {
  let fine = (0...300).map { pow(10, -Double($0) / 100) }.reversed().map { 1 - $0 }
  let ends = [0, 0.5, 0.9, 0.98, 0.995]
  return Plot(
    "Each β at its best rate",
    x: Axis(
      "momentum β", scale: .log, ticks: ends.map { .init(1 / (1 - $0), $0.written(.shortest)) }),
    y: .log("times fewer steps than GD"), legend: .above,
    .line(
      fine.map { 1 / (1 - $0) }, fine.map { speedUp(momentum: $0, condition: condition) },
      label: "a bowl of this κ, formula", color: .gray),
    .points(
      races.momenta.map { 1 / (1 - $0) }, races.speedUps, label: "the valley",
      color: Palette.color(for: "Momentum")),
    .horizontal(condition.squareRoot(), label: "√κ"))
}

/// After how many steps each frame is drawn: from the first on, each so many times later than the one before.
func frameSteps(_ frames: Int, last: Double = 700) -> [Int] {
  (0...frames).map { Int(pow(last, Double($0) / Double(frames))) }
}

/// All races at once, one frame after another.
func valleyRace(_ races: [Race], frames: Int) -> Animation {
  Animation(
    frameSteps(frames).map { steps in
      let walks = races.reversed().flatMap { [walk($0, steps: steps), walker($0, at: steps)] }
      return valleyPlot("step \(steps)", walks, legend: .above)
    }, secondsPerFrame: 0.15)
}

/// A dot where a race stands after so many steps.
private func walker(_ race: Race, at step: Int) -> Mark {
  let place = race.path[min(step, race.path.count - 1)]
  return .points([place.x], [place.y], color: Palette.color(for: race.name), size: 1.4)
}
