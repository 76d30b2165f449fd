import Foundation

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
