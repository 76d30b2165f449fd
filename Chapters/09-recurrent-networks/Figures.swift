import Notebook
import Plotting

/// Whoever always answers 1, the mean, has a squared error of two uniform variances.
let constantError = 1.0 / 6

/// How much of a last step's blame reaches each step before it, for several factors; the last one is a gate.
func echoes(_ names: [String], _ curves: [[Double]]) -> Plot {
  let strokes: [Stroke] = [.dotted, .dashed, .solid]
  return Plot(
    "What an error at the end says to the steps before it", x: "steps back, T − t",
    y: .log("blame, last step = 1", range: 1e-6...10), legend: .above,
    curves.indices.map {
      .line(
        curves[$0].indices.map(Double.init), curves[$0], label: names[$0],
        color: $0 == curves.count - 1 ? .vermilion : .skyBlue, stroke: strokes[min($0, 2)], width: 3
      )
    } + [.horizontal(1)])
}

/// A chain of states with the inputs above; below each state its blame.
func unrolled(inputs: [Double], states: [Double], blames: [Double]) -> Plot {
  var nodes: [Graph.Node] = []
  var edges: [Graph.Edge] = []
  for t in 0...inputs.count {
    let blame = t == 0 ? "" : "\nδ \(blames[t - 1].written(.decimals(3)))"
    nodes.append(
      .init(
        "h\(t)", "h\(t)  \(states[t].written(.decimals(2)))\(blame)", color: .skyBlue,
        place: (Double(t), 0)))
    guard t > 0 else { continue }
    nodes.append(
      .init("x\(t)", "x\(t)  \(inputs[t - 1].written(.decimals(1)))", place: (Double(t), 1)))
    edges += [.init("h\(t - 1)", "h\(t)", label: "u"), .init("x\(t)", "h\(t)", label: "w")]
  }
  return Plot(
    "One cell, \(inputs.count) steps: the same u and w on every arrow", size: Size(1100, 210),
    .graph(nodes, edges))
}

private let memoryAxis = Axis.log("‖∂h(T) / ∂ state(t)‖", range: 1e-6...1e3)
private func lags(_ curve: [Double]) -> [Double] { curve.indices.map(Double.init) }

/// What is left of a step in fresh networks; RNNs differ in their stroke.
func freshMemories(_ names: [String], _ curves: [[Double]], units: Int) -> Plot {
  let strokes: [Stroke] = [.dotted, .solid, .dashed]
  return Plot(
    "Fresh networks of \(units) units: what is left of a step", x: "steps back, T − t",
    y: memoryAxis, legend: .above,
    zip(names, curves).enumerated().map { index, pair in
      .line(
        lags(pair.1), pair.1, label: pair.0, stroke: index < strokes.count ? strokes[index] : .solid
      )
    } + [.horizontal(1)])
}

/// What is left of a step before and after learning.
func memories(_ names: [String], fresh: [[Double]], trained: [[Double]]) -> Plot {
  func panel(_ title: String, _ curves: [[Double]]) -> Plot {
    Plot(
      title, x: "steps back, T − t", y: memoryAxis, legend: .above,
      zip(names, curves).map { .line(lags($1), $1, label: $0, width: 3) } + [.horizontal(1)])
  }
  return .row(
    panel("fresh", fresh), panel("after learning to add", trained), size: Size(1000, 400))
}

/// One unit on one sequence: what it reads, its gates, and its note, one below the other.
func gates(_ trace: GateTrace) -> Plot {
  let steps = trace.numbers.indices.map { Double($0 + 1) }
  let marked = trace.marks.indices.filter { trace.marks[$0] == 1 }
  let lines: [Mark] = marked.map { .vertical(steps[$0]) }
  func time(_ label: String = "") -> Axis { Axis(label, range: 0...Double(steps.count + 1)) }
  return .grid(
    [
      [
        Plot(
          "what it reads", x: time(), y: Axis("number", range: -0.05...1.05), legend: .above,
          [
            .points(steps, trace.numbers, label: "numbers", color: .gray, size: 0.7),
            .points(
              marked.map { steps[$0] }, marked.map { trace.numbers[$0] }, label: "marked",
              color: .vermilion, size: 1.4),
          ] + lines)
      ],
      [
        Plot(
          "two gates of unit \(trace.unit + 1)", x: time(), y: Axis("gate", range: 0...1.05),
          legend: .above,
          [
            .line(steps, trace.input, label: "input gate i", color: .blue),
            .line(steps, trace.forget, label: "forget gate f", color: .orange),
          ] + lines)
      ],
      [
        Plot("its note", x: time("step"), y: "c", [.line(steps, trace.note, color: .green)] + lines)
      ],
    ], size: Size(920, 680))
}

/// A panel of errors on sums, smoothed, with the line of the constant answer.
private func errorPanel(
  _ title: String, _ runs: [(name: String, losses: [Double])], batch: Int, parts: Int,
  axis: String, colors: [Color?]
) -> Plot {
  Plot(
    title, x: "batches of \(batch)", y: .log(axis, range: 1e-4...1), legend: .above,
    zip(runs, colors).map { run, color in
      let curve = smoothed(run.losses, parts: parts)
      return .line(curve.x, curve.y, label: run.name, color: color)
    } + [.horizontal(constantError, label: "always 1", color: .black)])
}

/// Errors while several networks learn sums, a panel for each length.
func sumCurves(_ names: [String], _ lengths: [Int], _ races: [[Learned]], batch: Int) -> Plot {
  .grid(
    [
      lengths.indices.map { length in
        errorPanel(
          "\(lengths[length]) steps", Array(zip(names, races[length].map(\.losses))), batch: batch,
          parts: 50, axis: length == 0 ? "squared error" : "", colors: names.map { _ in nil })
      }
    ], size: Size(1150, 380))
}

/// Errors of gradients that reach back different numbers of steps: marks anywhere, and in the first half.
func windowCurves(_ windows: [Int], _ runs: [[Learned]], batch: Int) -> Plot {
  let panels = zip(["marks anywhere", "marks in the first half only"], runs).map { title, runs in
    errorPanel(
      title, zip(windows, runs).map { ("back \($0) steps", $1.losses) }, batch: batch, parts: 40,
      axis: "squared error", colors: [.orange, .purple, .vermilion, .green])
  }
  return .grid([panels], size: Size(1000, 400))
}
