import Foundation
import Notebook
import Plotting

/// The means of a few neighbours each, so that a line of thousands of points can be seen.
func thinned(_ values: [Double], to count: Int = 250) -> (x: [Double], y: [Double]) {
  let width = max(values.count / count, 1)
  let starts = Array(stride(from: 0, to: values.count - width + 1, by: width))
  return (
    starts.map { Double($0) + 1 },
    starts.map { values[$0..<$0 + width].reduce(0, +) / Double(width) }
  )
}

/// 10⁻⁵ … 0.1, as people write them.
func powerName(_ rate: Double) -> String {
  let power = Int(log10(rate).rounded())
  return power <= -4
    ? "10⁻" + ["⁴", "⁵", "⁶", "⁷"][min(-power - 4, 3)] : rate.written(.significant(1))
}

/// Rates that learn themselves from several starts, and the losses that they end with beside those of rates that stay.
func selfTaught(
  _ starts: [Double], courses: [[Double]], staying: [Double], learning: [Double], epochs: Int
) -> Plot {
  let shades = Palette.ramp(starts.count + 1)
  func ends(_ losses: [Double], _ label: String, _ color: Color) -> [Mark] {
    [.line(starts, losses, label: label, color: color), .points(starts, losses, color: color)]
  }
  return .row(
    Plot(
      "α while it learns itself", x: .log("iteration"),
      y: .log("learning rate α", range: 1e-5...0.3),
      legend: .above,
      starts.indices.map { index in
        let rates = courses[index]
        let places = (0..<200).map { Int(pow(Double(rates.count), Double($0) / 199)) - 1 }
        return .line(
          places.map { Double($0 + 1) }, places.map { max(rates[$0], 1e-5) },
          label: "α₀ = \(powerName(starts[index]))", color: shades[index])
      }),
    Plot(
      "after \(epochs) epochs", x: .log("starting rate α₀"), y: "validation loss", legend: .above,
      ends(staying, "SGD", .skyBlue) + ends(learning, "SGD-HD", .vermilion)),
    size: Size(1000, 420))
}

/// Losses of six methods, and the learning rates of the last tenth of the run of those that learn theirs with β = 0.001.
func contest(
  _ names: [String], losses: [[Double]], rates: [[Double]], shown: [Int]
) -> Plot {
  let brown = Color(0x8C564B)
  let colors: [Color] = [.skyBlue, .skyBlue, brown, brown, .vermilion, .vermilion]
  let first = (rates.first?.count ?? 0) * 9 / 10
  return .row(
    Plot(
      "loss of the minibatch", x: "iteration", y: .log("loss"), legend: .above,
      names.indices.map { index in
        let line = thinned(losses[index], to: 80)
        return .line(
          line.x, line.y, label: names[index], color: colors[index],
          stroke: index % 2 == 0 ? .dashed : .solid)
      }),
    Plot(
      "the rate, in the last tenth of the run", x: "iteration", y: "learning rate α",
      legend: .above,
      shown.map { index in
        let late = Array(rates[index][first...])
        return .line(
          late.indices.map { Double(first + $0 + 1) }, late, label: names[index],
          color: colors[index], width: 1.2)
      } + [.horizontal(0)]), size: Size(1000, 420))
}

/// Two ways to choose the rates of a bowl, and where they lead.
///
/// Both lists have the greedy course first, then the far-sighted one.
func horizons(_ rates: [[Double]], losses: [[Double]]) -> Plot {
  func panel(_ title: String, _ axis: String, _ courses: [[Double]]) -> Plot {
    Plot(
      title, x: "step", y: .log(axis), legend: .above,
      .line(courses[0], label: "best for the next loss", color: .orange),
      .line(courses[1], label: "best for the last loss", color: .blue))
  }
  return .row(
    panel("the rates", "learning rate α", rates), panel("where they lead", "mean loss", losses),
    size: Size(1000, 400))
}

/// How far three walks back are from the way there: in floats, and in whole numbers with digits dropped or kept.
func walksBack(_ floats: [Double], _ dropped: [Double], _ kept: [Double]) -> Plot {
  Plot(
    "walking a training backwards", x: "steps undone",
    y: Axis("distance from the way there", range: 1e-10...10, scale: .log), legend: .above,
    .line(floats.map { min($0, 10) }, label: "floats", color: .vermilion),
    .line(dropped.map { min($0, 10) }, label: "whole numbers, digits dropped", color: .orange),
    .line(
      kept.map { max($0, 1.5e-10) }, label: "whole numbers, digits kept: exactly 0", color: .blue,
      width: 3))
}

/// How strongly the last loss feels a nudge at each step, for several rates.
func loudnessCurves(_ rates: [Double], _ loudness: [[Double]]) -> Plot {
  Plot(
    "the gradient through the rest of the training", x: "step t", y: .log("|∂(last loss)/∂θₜ|"),
    legend: .above,
    zip(rates.indices, [Color.skyBlue, .blue, .vermilion]).map { index, color in
      .line(
        loudness[index], label: "α = \(rates[index].written(.significant(2)))", color: color)
    })
}

/// A schedule and the losses that trainings with it end with.
struct DrawnSchedule {
  let name: String
  let rates: [Double]
  let mean, interval: Double
}

/// Three schedules, and what they are worth on fresh trainings.
func schedulePicture(_ schedules: [DrawnSchedule], trainings: Int) -> Plot {
  let colors: [Color] = [.gray, .orange, .blue]
  return .row(
    Plot(
      "three schedules", x: "step", y: .log("learning rate α"), legend: .above,
      zip(schedules, colors).map { schedule, color in
        .line(
          schedule.rates.indices.map { Double($0 + 1) }, schedule.rates.map { max($0, 1e-3) },
          label: schedule.name, color: color)
      }),
    Plot(
      "\(trainings) fresh trainings each",
      x: Axis(
        range: -0.6...2.6,
        ticks: schedules.enumerated().map { .init(Double($0.offset), $0.element.name) }),
      y: "loss on unseen images",
      zip(schedules.indices, colors).map { index, color in
        .points(
          [Double(index)], [schedules[index].mean], error: [schedules[index].interval],
          color: color, size: 1.8)
      }), size: Size(1000, 400))
}
