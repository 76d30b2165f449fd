import Engine
import Learning

/// Chapter 6 for comparison: a start from which steps on the points seen so far lead to a good answer.
struct WaveMAML {
  var innerRate: Float = 0.02

  /// A copy after steps on the points of one wave; differentiable to second order if asked.
  func adapted(
    _ start: SineNetwork, to points: (x: Tensor, y: Tensor), steps: Int, createGraph: Bool = false
  ) -> SineNetwork {
    start.fineTuned(steps: steps, rate: innerRate, createGraph: createGraph) {
      squaredError($0(points.x), points.y)
    }
  }

  /// The mean loss on the points after the first `known`, one step after learning from those, and its
  /// gradient at the start.
  func metaGradient(
    at start: SineNetwork, _ batch: WaveSequences, known: Int
  ) -> (value: Tensor, gradient: [Tensor]) {
    valueWithGradient(at: start, slices: 4, of: batch.count) { start, waves in
      let losses = waves.map { wave -> Tensor in
        let fast = adapted(
          start, to: batch.points(wave, first: known), steps: 1, createGraph: true)
        let all = batch.points(wave, first: batch.length)
        let rest = known..<batch.length
        return squaredError(fast(all.x.sliced(0, rest)), all.y.sliced(0, rest))
      }
      return Tensor.stacked(losses).mean()
    }
  }

  /// What one sequence's wave is expected to be at the point after the first `known`, after 0, 1, … `steps` steps.
  func predictions(
    _ start: SineNetwork, _ batch: WaveSequences, _ sequence: Int, known: Int, steps: Int
  ) -> [Float] {
    let asked = batch.points(sequence, first: known + 1).x.sliced(0, known..<known + 1)
    let points = known > 0 ? batch.points(sequence, first: known) : nil
    var fast = start
    return (0...steps).map { step in
      if step > 0, let points { fast = adapted(fast, to: points, steps: 1) }
      return fast(asked).item
    }
  }
}
