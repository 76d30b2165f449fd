import Engine
import Learning

/// h ← u·h + x, window by window on a tape that is cut by `detached()`: the last state, and ∂/∂u of each window's end.
func slopesByTape(_ inputs: [Float], u: Float, window: Int) -> (state: Double, slopes: [Double]) {
  var carried = Tensor(0)
  let slopes = stride(from: 0, to: inputs.count, by: window).map { start in
    let end = valueWithGradient(at: Tensor(u)) { u in
      inputs[start...].prefix(window).reduce(carried) { $0 * u + $1 }
    }
    carried = end.value.detached()
    return Double(end.gradient.item)
  }
  return (Double(carried.item), slopes)
}

/// How far the tape's slopes and last state are from those of exercise 9.4.
func truncationGap() -> Double {
  let numbers: [Float] = [1, -0.5, 2, 0.25, 1.5]
  let (states, slopes) = truncatedSlopes(numbers.map(Double.init), u: 0.5, window: 2)
  let tape = slopesByTape(numbers, u: 0.5, window: 2)
  return zip(slopes + [states[2]], tape.slopes + [tape.state]).map { abs($0 - $1) }.max()!
}

extension AddingTraining {
  /// Milliseconds of a step whose gradients reach back so far.
  func milliseconds(_ problem: AddingProblem, batch: Int, window: Int) -> Double {
    var learner = self
    let start = ContinuousClock.now
    for _ in 0..<10 {
      learner.descend(problem, batch: batch, rate: 0.01, norm: 1, window: window)
    }
    return (ContinuousClock.now - start) / .milliseconds(10)
  }
}
