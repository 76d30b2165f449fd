import Engine
import Foundation
import Learning
import Plotting

/// An optimizer whose updates are looked at.
struct Patient {
  let name: String
  let color: Color
  let losses: [Double]
  /// How log₁₀|Δ| is spread over all coordinates at the tenth step, and its median at every step.
  let histogram: (x: [Double], y: [Double])
  let medians: [Double]
}

extension Patient {
  /// `unit` is what its losses are multiplied by, so that all can be compared.
  init(
    _ name: String, _ color: Color, _ unroll: Unroll, _ optimizer: LearnedOptimizer, steps: Int,
    unit: Double = 1
  ) {
    var unroll = unroll
    let window = unroll.walk(steps, optimizer)
    let logs = window.updates.map { step in
      step.flatMap { $0.scalars.map { Double(log10(max(abs($0), 1e-12))) } }.sorted()
    }
    self.init(
      name: name, color: color, losses: unroll.losses.map { $0 * unit },
      histogram: spread(logs[9]), medians: logs.map { $0[$0.count / 2] })
  }
}

/// The shares of values in bins of a fifth from −6 to 0.
func spread(_ values: [Double]) -> (x: [Double], y: [Double]) {
  let edges = (0..<30).map { -6 + 0.2 * Double($0) }
  let shares = edges.map { low in
    Double(values.count { low <= $0 && $0 < low + 0.2 }) / Double(values.count)
  }
  return (edges.map { $0 + 0.1 }, shares)
}

/// A healthy optimizer and three with a fault, on the same training.
func patients(
  _ healthy: LearnedOptimizer, untaught: LearnedOptimizer, _ home: DigitNetwork, _ draws: Draws,
  steps: Int
) -> [Patient] {
  let bedside = home.problem(seed: draws.seed(13))
  let loud = Problem(
    count: 1, start: bedside.start, losses: { bedside.losses($0, $1) * 1000 },
    judge: bedside.judge)
  var earlier = Unroll(home.problem(seed: draws.seed(13, 1)), healthy)
  _ = earlier.walk(steps, healthy)
  return [
    Patient("healthy", .blue, Unroll(bedside, healthy), healthy, steps: steps),
    Patient("no school", .gray, Unroll(bedside, untaught), untaught, steps: steps),
    Patient(
      "foreign memory", .orange, Unroll(bedside, healthy, carrying: earlier.states),
      healthy, steps: steps),
    Patient(
      "gradients × 1000", .vermilion, Unroll(loud, healthy), healthy, steps: steps, unit: 1e-3),
  ]
}

/// −Δ for gradients of many sizes, each of them repeated, after so many times: [repeats][size].
func answers(
  of optimizer: LearnedOptimizer, to sizes: [Double], repeated counts: [Int]
) -> [[Double]] {
  let unchanging = Tensor(sizes.map { Float($0) }, shape: [sizes.count, 1])
  return answersToEach(
    counts.map { [Tensor](repeating: unchanging, count: $0) },
    fresh: optimizer.initialState(sizes.count), rule: optimizer.callAsFunction
  ).map { $0.last!.scalars.map { -Double($0) } }
}
