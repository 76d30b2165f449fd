import Engine

/// A convolution over images: [n, height, width, in] → [n, height′, width′, out].
///
/// That is y[n, i, j, o] = bₒ + Σ x[n, i·stride + u, j·stride + v, c] · kernel[u, v, c, o], over u, v, c.
/// As everywhere in the field, the kernel is not flipped.
public struct Conv2D: Layer {
  /// [height, width, in, out].
  public var kernel: Tensor
  /// b, [out].
  public var bias: Tensor
  /// How many pixels the kernel moves at a time.
  public var stride: Int
  /// How far images are extended by zeros.
  public var padding: Padding

  /// A layer with a square kernel drawn from `generator` and a bias of zero.
  public init(
    _ size: Int, _ inputs: Int, _ outputs: Int, stride: Int = 1, padding: Padding = .valid,
    initializer: Initializer = .he, using generator: inout Generator
  ) {
    kernel = initializer([size, size, inputs, outputs], using: &generator)
    bias = .zeros([outputs])
    self.stride = stride
    self.padding = padding
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    input.conv2d(kernel, stride: stride, padding: padding) + bias
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    visit(&kernel)
    visit(&bias)
  }

  public var parameterNames: [String] { ["kernel", "bias"] }
}
