import Engine
import Foundation
import Learning

/// A recurrent network of one number, h ← tanh(w·x + u·h + b), without any library.
struct TinyNetwork {
  var w, u, b: Double

  /// One step.
  func next(_ x: Double, _ h: Double) -> Double { tanh(w * x + u * h + b) }

  /// h₀ = 0, h₁, … h_T for inputs x₁ … x_T.
  func states(_ inputs: [Double]) -> [Double] {
    inputs.reduce(into: [0]) { states, x in states.append(next(x, states[states.count - 1])) }
  }

  /// ½ (h_T − target)².
  func loss(_ inputs: [Double], target: Double) -> Double {
    let miss = states(inputs).last! - target
    return miss * miss / 2
  }

  /// δ₁ … δ_T: how much the loss changes with the sum inside the tanh of step t.
  ///
  /// δ_T = (h_T − target)·(1 − h_T²), and one step earlier δ_t = u·δ_{t+1}·(1 − h_t²).
  func blames(_ inputs: [Double], target: Double) -> [Double] {
    blamesThroughTime(states: states(inputs), u: u, target: target)
  }

  /// Back-propagation through time: ∂w = Σ δ_t·x_t, ∂u = Σ δ_t·h_{t−1}, ∂b = Σ δ_t.
  ///
  /// The same three numbers act at every step, so every step's share is added.
  func gradient(_ inputs: [Double], target: Double) -> TinyNetwork {
    let h = states(inputs)
    var sum = TinyNetwork(w: 0, u: 0, b: 0)
    for (t, blame) in blames(inputs, target: target).enumerated() {
      sum.w += blame * inputs[t]
      sum.u += blame * h[t]
      sum.b += blame
    }
    return sum
  }
}

extension TinyNetwork {
  /// Step by step: t, x, h before and after, δ, and the step's share of ∂u.
  func steps(_ inputs: [Double], target: Double) -> [[Double]] {
    let (h, blames) = (states(inputs), blames(inputs, target: target))
    return inputs.indices.map { [inputs[$0], h[$0], h[$0 + 1], blames[$0], blames[$0] * h[$0]] }
  }
}

/// How much of the last step's blame reaches the steps before it: |δ_T|, |δ_{T−1}|, … over |δ_T|.
func echo(_ blames: [Double]) -> [Double] { blames.reversed().map { abs($0 / blames.last!) } }

/// ∂w, ∂u and ∂b of a tiny network by the engine.
func slopesByEngine(
  _ tiny: TinyNetwork, _ inputs: [Double], target: Double, using generator: inout Generator
) -> [Double] {
  var cell = RNNCell(1, 1, using: &generator)
  cell.parameters = [
    Tensor([Float(tiny.w)], shape: [1, 1]), Tensor([Float(tiny.u)], shape: [1, 1]),
    Tensor([Float(tiny.b)]),
  ]
  let slopes = gradient(at: RNN(cell)) { layer in
    let sequence = Tensor(inputs.map { Float($0) }, shape: [inputs.count, 1, 1])
    return (layer(sequence).state.hidden - Float(target)).squared().sum() * 0.5
  }
  return slopes.map { Double($0.item) }
}

/// How far one LSTM unit by hand (exercise 9.1) is from the engine's.
func unitGap() -> Double {
  let sums: [Float] = [0.2, 1, -0.4, 0.6]  // of i, f, g, o
  func gate(_ sum: Float) -> Double { 1 / (1 + exp(-Double(sum))) }
  let engine = Tensor(sums, shape: [1, 4]).lstmStep(Tensor([2], shape: [1, 1]))
  let unit = lstmUnit(
    cell: 2, input: gate(sums[0]), forget: gate(sums[1]), candidate: tanh(Double(sums[2])),
    output: gate(sums[3]))
  return max(
    abs(unit.cell - Double(engine.cell.item)), abs(unit.hidden - Double(engine.hidden.item)))
}

/// How far clipping by hand (exercise 9.3) is from the library's.
func clippingGap() -> Double {
  let tooLong = [Tensor([30, -40]), Tensor([120])]
  let byHand = clipByHand(tooLong.flatMap { $0.scalars.map(Double.init) }, norm: 1)
  return zip(byHand, clipped(tooLong, toNorm: 1).flatMap(\.scalars))
    .map { abs($0 - Double($1)) }.max()!
}
