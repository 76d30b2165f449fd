import Engine

/// All that a run draws: a stream for each purpose, and an index within it.
struct Draws {
  let seed: UInt64
  let isNormal: Bool

  func seed(_ stream: UInt64, _ index: Int = 0) -> UInt64 {
    var own = Generator(seed: seed, stream: stream, index: index)
    return own.next()
  }

  func bowls(_ count: Int, stream: UInt64, index: Int = 0) -> Problem {
    var own = Generator(seed: seed(stream, index))
    return quadratics(count, isNormal: isNormal, using: &own)
  }
}
