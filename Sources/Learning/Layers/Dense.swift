import Engine

/// A fully connected layer: y = x·W + b, [n, in] → [n, out].
public struct Dense: Layer {
  /// W, [in, out].
  public var weight: Tensor
  /// b, [out].
  public var bias: Tensor

  /// A layer whose weight is drawn from `generator` and whose bias is zero.
  public init(
    _ inputs: Int, _ outputs: Int, initializer: Initializer = .xavier,
    using generator: inout Generator
  ) {
    weight = initializer([inputs, outputs], using: &generator)
    bias = .zeros([outputs])
  }

  /// [n, in] → [n, out]. Traps when the last axis is not `in`.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    require(
      input.rank == 2 && input.shape[1] == weight.shape[0],
      "Dense: the input must be [n, \(weight.shape[0])], found \(input.shape); "
        + "flatten images first.")
    return input.matmul(weight) + bias
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&weight)
    visit(&bias)
  }

  public var parameterNames: [String] { ["weight", "bias"] }
}
