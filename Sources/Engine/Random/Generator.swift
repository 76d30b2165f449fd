/// The course's one source of randomness: SplitMix64, the same on every machine.
///
/// Randomness is always an argument. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014, figure 17.
public struct Generator: RandomNumberGenerator, Sendable, Equatable {
  /// All there is to save and restore.
  public var state: UInt64

  /// A generator that gives the same numbers for the same seed.
  public init(seed: UInt64) { state = seed }

  /// The generator of one step of one stream, such as the tasks of a training: it depends on nothing else, so that steps
  /// can be drawn in any order and a run goes on where it stopped.
  ///
  /// The seed is mixed first. Were it only added, the step that follows in one seed's run would be this step in the next
  /// seed's, and two trainings that should tell how far chance goes would learn from the same tasks.
  public init(seed: UInt64, stream: UInt64 = 0, index: Int) {
    var mixed = Generator(seed: seed)
    state = mixed.next() &+ stream << 40 &+ UInt64(truncatingIfNeeded: index)
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in [0, 1), a multiple of 2⁻²⁴.
  public mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A number in [low, high); low where both are the same. Traps where a bound is infinite.
  public mutating func uniform(in range: Range<Float>) -> Float {
    let (low, high, share) = (range.lowerBound, range.upperBound, uniform())
    require(low.isFinite && high.isFinite, "uniform: no number is drawn from \(low) ..< \(high)")
    let width = high - low
    let value = width < .infinity ? low + width * share : low * (1 - share) + high * share
    // The sum may have been rounded up to the bound.
    return value < high ? value : max(low, high.nextDown)
  }

  /// A whole number in 0 ..< bound, without bias. Source: Lemire, arXiv:1805.10941.
  public mutating func below(_ bound: Int) -> Int {
    require(bound > 0, "below: the bound \(bound) must be positive")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1 (Box and Muller).
  public mutating func normal() -> Float {
    let radius = (-2 * VectorMath.log(1 - uniform())).squareRoot()
    return radius * VectorMath.cos(2 * Float.pi * uniform())
  }

  /// The numbers 0 ..< count in random order (Fisher and Yates).
  public mutating func permutation(_ count: Int) -> [Int] {
    require(count >= 0, "permutation: there are no \(count) numbers")
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, below(last + 1)) }
    return order
  }

  /// A generator whose numbers are independent of this one's from here on.
  public mutating func split() -> Generator {
    Generator(seed: next() ^ 0xD1B5_4A32_D192_ED03)
  }
}
