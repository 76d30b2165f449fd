import Engine

extension Generator {
  /// A bell-shaped number of mean 0 and standard deviation 1, never beyond ±3.5: √(12/4) Σ (uᵢ − ½).
  ///
  /// Unlike `normal()` it needs no logarithm or cosine, so every machine makes the same bits.
  package mutating func bell() -> Float {
    let sum = uniform() + uniform() + uniform() + uniform()
    return (sum - 2) * Float(3).squareRoot()
  }
}
