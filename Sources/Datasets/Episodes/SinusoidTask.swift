import Engine

/// A wave with points to learn from, and others to be judged on.
public struct SinusoidTask: Fingerprinted {
  /// What is to be learned.
  public let wave: Sinusoid
  /// Ten points of it, [10, 1] each.
  public let support: (x: Tensor, y: Tensor)
  /// Fifty others, [50, 1] each.
  public let query: (x: Tensor, y: Tensor)

  /// Task number `index` of those of a seed; it depends on both alone.
  public init(_ index: Int, seed: UInt64) {
    var own = Generator(seed: seed &+ UInt64(index) &* 0x9E37_79B9)
    wave = Sinusoid(using: &own)
    support = wave.sample(10, using: &own)
    query = wave.sample(50, using: &own)
  }

  /// Of the wave.
  public var fingerprints: [UInt64] { wave.fingerprints }
}
