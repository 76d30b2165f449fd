import Plotting

/// The picture of MACHINES.md: above what was measured, below what follows for many ranks.
func machinesPlot(_ measured: Measured) -> Plot {
  let below = usualNetworks.map { throughput(measured, $0) }
  let rows = [
    [sumPanel(measured), stepPanel(measured)], [below[0], below[1]],
    [below[2], reptilePanel(measured)],
  ]
  return Plot.grid(rows, size: Size(900, 1000))
}

private let colors: [Color] = [.blue, .vermilion, .green]
private let few = [1, 2, 4, 8]

/// 1, 4, 16 … by their numbers.
private let ranks = Axis(
  "ranks", scale: .log,
  ticks: rankCounts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map {
    .init(Double($0.element), "\($0.element)")
  })

private let fewRanks = Axis(
  "ranks", range: 0.9...9, scale: .log, ticks: few.map { .init(Double($0), "\($0)") })

private func sumPanel(_ measured: Measured) -> Plot {
  var plot = Plot("A sum of \(numbersOfTheModel) numbers", x: fewRanks, y: .log("time", unit: "ms"))
  let step = measured.maml(tasks: 32)
  for (color, (network, points)) in zip(colors, measured.networks) {
    let counts = Array(few.dropFirst())
    plot.add(
      .line(
        counts.map(Double.init), counts.map { 1000 * step.sumAlone($0, over: network) },
        label: "\(network.name), computed", color: color),
      .points(
        points.map { Double($0.ranks) }, points.map { 1000 * $0.seconds }, label: "measured",
        color: color))
  }
  return plot
}

private func stepPanel(_ measured: Measured) -> Plot {
  let (step, network) = (measured.here, measured.networks[0].network)
  return Plot(
    "A step of \(measuredTasks) tasks on this machine", x: fewRanks,
    y: Axis("time", unit: "ms", range: 0...1200 * (measured.steps.map(\.step).max() ?? 1)),
    .line(
      few.map(Double.init),
      few.map { 1000 * step.chained(step.arrivals($0), over: network) }, label: "computed",
      color: .blue),
    .points(
      measured.steps.map { Double($0.ranks) }, measured.steps.map { 1000 * $0.step },
      label: "measured", color: .blue))
}

private func throughput(_ measured: Measured, _ network: Network) -> Plot {
  var plot = Plot("MAML, \(network.name)", x: ranks, y: .log("speed", unit: "tasks/s"))
  for (color, tasks) in zip(colors, batchSizes) {
    let points = forecasts(measured.maml(tasks: tasks), over: network)
    let counts = points.map { Double($0.ranks) }
    plot.add(
      .line(counts, points.map(\.chain), label: "\(tasks) tasks", color: color),
      .line(counts, points.map(\.tree), label: "by a tree", color: color, stroke: .dotted))
  }
  return plot
}

private func reptilePanel(_ measured: Measured) -> Plot {
  let (network, counts) = (usualNetworks[1], rankCounts.map(Double.init))
  var plot = Plot("Reptile, \(network.name)", x: ranks, y: .log("speed", unit: "tasks/s"))
  for (color, tasks) in zip(colors, batchSizes) {
    let points = forecasts(measured.reptile(tasks: tasks), over: network)
    plot.add(.line(counts, points.map(\.chain), label: "\(tasks) tasks", color: color))
  }
  let stale = measured.reptile(tasks: 1)
  plot.add(
    .line(
      counts, rankCounts.map { stale.staleRate($0, over: network) }, label: "stale", color: .purple,
      stroke: .dashed))
  return plot
}
