import Engine

/// Waves of one run: what a stream holds depends on its number, the index and the seed alone.
struct WaveStream {
  let seed: UInt64
  let length: Int
  let noise: Float

  func callAsFunction(
    _ count: Int, readings: Int = 1, stream: UInt64, _ index: Int = 0
  ) -> WaveSequences {
    var own = Generator(seed: seed, stream: stream, index: index)
    return WaveSequences(count, readings: readings, length: length, noise: noise, using: &own)
  }
}
