import Datasets
import Engine
import Learning

/// One network for all waves at once: each step sees ten points of each of 25 fresh waves.
func trainedOnAllWaves(steps: Int, rate: Float, seed: UInt64) -> SineNetwork {
  var generator = Generator(seed: seed)
  var (network, rule) = (SineNetwork(hidden: 40, using: &generator), Adam(rate: rate))
  for _ in 0..<steps {
    let points = (0..<25).map { _ in
      Sinusoid(using: &generator).sample(10, using: &generator)
    }
    let (x, y) = (Tensor.concatenated(points.map(\.x)), Tensor.concatenated(points.map(\.y)))
    rule.update(&network, along: gradient(at: network) { squaredError($0(x), y) })
  }
  return network
}

/// The loop of this chapter on waves: learn ten points on a copy, judge the copy by ten others, move the start.
func learnedWaveStart(steps: Int, rate: Float, innerRate: Float, seed: UInt64) -> SineNetwork {
  var generator = Generator(seed: seed)
  var (start, outer) = (SineNetwork(hidden: 40, using: &generator), Adam(rate: rate))
  for _ in 0..<steps {
    let streams = (0..<8).map { _ in generator.split() }
    let slope = valueWithGradient(at: start, slices: 8, of: 8) { start, range in
      var own = streams[range.lowerBound]
      let wave = Sinusoid(using: &own)
      let (support, query) = (wave.sample(10, using: &own), wave.sample(10, using: &own))
      let fast = moved(start, on: support, rate: innerRate, steps: 5)
      return squaredError(fast(query.x), query.y)
    }
    outer.update(&start, along: slope.gradient)
  }
  return start
}

/// A copy after some steps of descent on points; for an outer gradient the steps are a constant shift.
func moved(
  _ start: SineNetwork, on points: (x: Tensor, y: Tensor), rate: Float, steps: Int
) -> SineNetwork {
  var fast = start
  for _ in 0..<steps {
    let slope = gradient(at: fast) { squaredError($0(points.x), points.y) }
    fast.parameters = zip(fast.parameters, slope).map { $0 - $1 * rate }
  }
  return fast
}
