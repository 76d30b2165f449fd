import Engine

/// A convolution over time that looks back only: y(t) = Σᵢ x(t − i · dilation) · Wᵢ + b for i in 0..<width,
/// with zeros before the beginning.
///
/// [batch, time, features] → [batch, time, outputs]. Source: van den Oord et al. 2016 (WaveNet), section 2.1;
/// before attention: Mishra et al. 2018 (SNAIL), section 3.
public struct TemporalConvolution: Module {
  /// W₀ for the step itself, W₁ for the one before, …, one above the other: [width · features, outputs].
  public var weight: Tensor
  /// b, [outputs].
  public var bias: Tensor
  /// How many steps the kernel sees.
  public let width: Int
  /// How many steps apart they are.
  public let dilation: Int

  /// A layer whose weight is drawn from `generator` and whose bias is zero.
  public init(
    _ features: Int, _ outputs: Int, width: Int = 2, dilation: Int = 1,
    initializer: Initializer = .xavier, using generator: inout Generator
  ) {
    require(
      width > 0 && dilation > 0,
      "TemporalConvolution: width and dilation must be at least 1, found \(width) and \(dilation).")
    weight = initializer([width * features, outputs], using: &generator)
    bias = .zeros([outputs])
    (self.width, self.dilation) = (width, dilation)
  }

  /// [batch, time, features] → [batch, time, outputs]. Traps on another number of features.
  public func callAsFunction(_ sequence: Tensor) -> Tensor {
    require(
      sequence.rank == 3 && sequence.shape[2] * width == weight.shape[0],
      "TemporalConvolution: a sequence must be [batch, time, \(weight.shape[0] / width)], "
        + "found \(sequence.shape).")
    let views = (0..<width).map { Self.delayed(sequence, by: $0 * dilation) }
    return Tensor.concatenated(views, axis: 2).matmul(weight) + bias
  }

  /// The sequence `count` steps later, with zeros before its beginning.
  private static func delayed(_ sequence: Tensor, by count: Int) -> Tensor {
    let time = sequence.shape[1]
    if count == 0 { return sequence }
    if count >= time { return .zeros(sequence.shape) }
    return sequence.sliced(1, 0..<time - count)
      .padded([(before: 0, after: 0), (before: count, after: 0), (before: 0, after: 0)])
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&weight)
    visit(&bias)
  }

  public var parameterNames: [String] { ["weight", "bias"] }
}
