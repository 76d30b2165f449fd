import Engine

/// Zeroes each element with probability `rate` and divides the others by 1 − rate, so that the
/// expected value stays (Srivastava et al. 2014, "inverted" as in all libraries today).
///
/// There is no evaluation mode: a model that does not want dropout does not call it.
public struct Dropout: Module {
  /// The probability that an element becomes 0.
  public var rate: Float

  /// Traps unless the rate is in 0..<1.
  public init(_ rate: Float) {
    require((0..<1).contains(rate), "Dropout: the rate must be in 0..<1, found \(rate).")
    self.rate = rate
  }

  /// The input with elements dropped and the others scaled up, of the same shape.
  public func callAsFunction(_ input: Tensor, using generator: inout Generator) -> Tensor {
    guard rate > 0 else { return input }
    let scale = 1 / (1 - rate)
    let draws = Tensor.uniform(input.shape, in: 0..<1, using: &generator)
    return input * (draws.less(than: Tensor(1 - rate)) * scale)
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {}
}
