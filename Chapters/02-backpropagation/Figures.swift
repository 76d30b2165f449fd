import Foundation
import Notebook
import Plotting

/// Where the values of the neuron stand, in the order in which they were made: column and row.
let neuronPlaces: [Graph.Place] = [
  (0, 0), (1, 0), (1.5, 1), (2, 3), (0.5, 1), (1, 2), (1, 3), (1.5, 4), (1.5, 5),
]

/// Boxes with value and blame, and an arrow for each use.
func computation(_ tape: Tape, blame: [Double], at places: [Graph.Place]) -> Graph {
  func written(_ number: Double) -> String {
    number.written(.decimals(2)).replacing("-", with: "−")
  }
  let nodes = tape.names.indices.map { index in
    let isInput = tape.uses[index].isEmpty
    return Graph.Node(
      "\(index)",
      "\(tape.names[index])\n\(written(tape.numbers[index]))\nblame \(written(blame[index]))",
      color: isInput ? .skyBlue : index == tape.names.count - 1 ? .orange : nil,
      place: places[index])
  }
  let edges = tape.uses.enumerated().flatMap { index, uses in
    uses.map { Graph.Edge("\($0.input)", "\(index)") }
  }
  return Graph(nodes, edges)
}

/// The neuron's values and blames.
func neuron(_ tape: Tape, blame: [Double]) -> Plot {
  Plot(
    "Values flow down, blame flows up", size: Size(480, 580),
    .graph(computation(tape, blame: blame, at: neuronPlaces)))
}

/// One derivative, found in four ways; a line where nudging finds it.
func fourSlopes(tried: Double, right: Double, overwritten: Double, early: Double) -> Plot {
  Plot(
    "∂f/∂a of f = s · tanh(s), s = a · c", y: "slope",
    .bars(
      ["nudging a", "add, in order", "overwrite", "s before tanh"],
      [tried, right, overwritten, early]),
    .horizontal(tried))
}

/// How wrong slopes by nudging are, for every nudge, and how wrong those by backpropagation.
func nudgeErrors(
  _ nudges: [Double], oneSided: [Double], twoSided: [Double], single: [Double], backward: Double
) -> Plot {
  Plot(
    "Error of the slope of eˣ tanh x", x: .log("nudge h"),
    y: .log("relative error", range: 1e-17...10), legend: .above,
    .line(nudges, oneSided, label: "one-sided, 64 bits", color: .blue),
    .line(nudges, twoSided, label: "two-sided, 64 bits", color: .green),
    .line(nudges, single, label: "two-sided, 32 bits", color: .orange),
    .horizontal(max(backward, 1.1e-16)),
    .text("backpropagation", at: (x: 1e-8, y: 6e-16), color: .gray))
}

/// What all slopes cost, against the number of inputs.
func priceLines(_ prices: [Price]) -> Plot {
  let inputs = prices.map { Double($0.inputs) }
  return Plot(
    "What all n slopes cost", x: .log("inputs n"), y: .log("price, in evaluations of f"),
    .line(inputs, prices.map(\.forward), label: "forward mode", color: .orange),
    .line(inputs, prices.map(\.nudging), label: "finite differences", color: .green),
    .line(inputs, prices.map(\.backward), label: "backpropagation", color: .blue))
}

/// How many numbers are remembered at once, against the links between two numbers that are kept.
func memoryLines(_ chains: Recomputation) -> Plot {
  let most = Double(chains.everything.most)
  return Plot(
    "What the walk back must remember", x: .log("links between kept numbers"),
    y: .log("numbers remembered at once", range: 10...2 * most), legend: .above,
    .line(
      chains.spacings.map(Double.init), chains.sparse.map { Double($0.most) },
      label: "kept now and then, computed again", color: .blue),
    .horizontal(most, label: "all kept"))
}

/// Lines by formula, and every sixth place by the engine; one row for each order.
func orders(_ x: [Double], byHand: [[Double]], engine: [[Double]]) -> Plot {
  let names = ["f = tanh", "f′", "f″", "f‴"]
  let colors: [Color] = [.black, .blue, .green, .vermilion]
  let dots = Array(stride(from: 0, to: x.count, by: 6))
  return Plot(
    "tanh and its derivatives: lines by hand, dots by the engine", x: "x", y: "", legend: .above,
    names.indices.flatMap { order -> [Mark] in
      [
        .line(x, byHand[order], label: names[order], color: colors[order]),
        .points(dots.map { x[$0] }, dots.map { engine[order][$0] }, color: colors[order]),
      ]
    })
}

/// The loss before and after a step, and its slope after: through the step, forgotten, and by nudging.
func stepAhead(
  _ starts: [Double], losses: (before: [Double], after: [Double]),
  slopes: (full: [Double], forgot: [Double], nudged: [Double])
) -> Plot {
  let few = Array(stride(from: 0, to: starts.count, by: 5))
  let nudged = (few.map { starts[$0] }, few.map { slopes.nudged[$0] })
  return .row(
    Plot(
      "The loss before and after one step", x: "start θ", y: "loss",
      .line(starts, losses.before, label: "before", color: .gray),
      .line(starts, losses.after, label: "after", color: .black)),
    Plot(
      "Slope of the loss after the step", x: "start θ", y: "∂J/∂θ",
      .line(starts, slopes.full, label: "through the step", color: .blue),
      .line(starts, slopes.forgot, label: "forgotten", color: .vermilion, stroke: .dashed),
      .points(nudged.0, nudged.1, label: "nudging", color: .black)))
}
