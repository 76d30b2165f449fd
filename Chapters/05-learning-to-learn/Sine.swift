import Checkpoints
import Datasets
import Engine
import Learning

/// A network of waves in training: all waves at once, or a start for each.
struct WaveTraining {
  var network: SineNetwork
  var optimizer: Adam
  var generator: Generator

  init(rate: Float, seed: UInt64) {
    generator = Generator(seed: seed)
    network = SineNetwork(hidden: 40, using: &generator)
    optimizer = Adam(rate: rate)
  }

  /// One network for all waves at once: each step sees ten points of each of 25 fresh waves.
  mutating func fitAllWaves() {
    let points = (0..<25).map { _ in
      TrainingTasks(Sinusoid(using: &generator)).value.sample(10, using: &generator)
    }
    let (x, y) = (Tensor.concatenated(points.map(\.x)), Tensor.concatenated(points.map(\.y)))
    optimizer.update(&network, along: gradient(at: network) { squaredError($0(x), y) })
  }

  /// The loop of this chapter on waves: learn ten points on a copy, judge the copy by ten others, move the start.
  mutating func moveStart(innerRate: Float) {
    let streams = (0..<8).map { _ in generator.split() }
    let slope = valueWithGradient(at: network, slices: 8, of: 8) { start, range in
      var own = streams[range.lowerBound]
      let wave = TrainingTasks(Sinusoid(using: &own)).value
      let (support, query) = (wave.sample(10, using: &own), wave.sample(10, using: &own))
      let fast = moved(start, on: support, rate: innerRate, steps: 5)
      return squaredError(fast(query.x), query.y)
    }
    optimizer.update(&network, along: slope.gradient)
  }
}

extension WaveTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&network, "network")
    try visit(&optimizer, "optimizer", of: network)
    try visit(&generator, "generator")
  }
}

/// A copy after some steps of descent on points; for an outer gradient the steps are a constant shift.
func moved(
  _ start: SineNetwork, on points: (x: Tensor, y: Tensor), rate: Float, steps: Int
) -> SineNetwork {
  start.fineTuned(steps: steps, rate: rate) { squaredError($0(points.x), points.y) }
}
