/// How far an image is extended by zeros before a convolution.
public enum Padding: Equatable, Sendable {
  /// Not at all: the kernel stays inside the image.
  case valid
  /// So far that the output has ⌈size / stride⌉ pixels; an odd pixel goes to the bottom and the right.
  case same
  /// So many pixels of zeros on each side; a negative number traps.
  case explicit(top: Int, bottom: Int, left: Int, right: Int)

  /// Zeros before and after an axis.
  fileprivate func along(
    _ size: Int, _ kernel: Int, _ stride: Int, vertical: Bool
  ) -> (before: Int, after: Int) {
    switch self {
    case .valid: return (0, 0)
    case .same:
      let total = Swift.max(0, ((size + stride - 1) / stride - 1) * stride + kernel - size)
      return (total / 2, total - total / 2)
    case .explicit(let top, let bottom, let left, let right):
      return vertical ? (top, bottom) : (left, right)
    }
  }
}

// One trilinear form T(x, w, g) = Σ x·w·g, seen from its three sides: each side's two rules are the
// other two sides. The shape that a side lacks travels in the geometry.

extension Tensor {
  /// The 2-D convolution (cross-correlation) of images with a kernel.
  ///
  /// Shapes: [n, h, w, in] with [kh, kw, in, out] → [n, h′, w′, out], h′ = (h + padding − kh) / stride + 1.
  /// Traps when the channels differ or the kernel is larger than the padded image.
  public func conv2d(
    _ kernel: Tensor, stride: (Int, Int) = (1, 1), padding: Padding = .valid
  ) -> Tensor {
    let geometry = ConvolutionGeometry(shape, kernel.shape, stride, padding, "conv2d")
    return Tensor.convolution(self, kernel, geometry)
  }

  /// The same with one stride for height and width.
  public func conv2d(_ kernel: Tensor, stride: Int, padding: Padding = .valid) -> Tensor {
    conv2d(kernel, stride: (stride, stride), padding: padding)
  }

  /// The adjoint of `conv2d` in its input: from an output's cotangent (this) to the images'.
  public func conv2dInput(
    _ kernel: Tensor, inputShape: Shape, stride: (Int, Int) = (1, 1), padding: Padding = .valid
  ) -> Tensor {
    let geometry = ConvolutionGeometry(inputShape, kernel.shape, stride, padding, "conv2dInput")
    require(shape == geometry.outputShape, "conv2dInput: \(shape) is not \(geometry.outputShape)")
    return Tensor.convolutionInput(self, kernel, geometry)
  }

  /// The adjoint of `conv2d` in its kernel: from images (this) and an output's cotangent to the kernel's.
  public func conv2dKernel(
    _ cotangent: Tensor, kernelShape: Shape, stride: (Int, Int) = (1, 1), padding: Padding = .valid
  ) -> Tensor {
    let geometry = ConvolutionGeometry(shape, kernelShape, stride, padding, "conv2dKernel")
    require(
      cotangent.shape == geometry.outputShape,
      "conv2dKernel: \(cotangent.shape) is not \(geometry.outputShape)")
    return Tensor.convolutionKernel(self, cotangent, geometry)
  }

  private static func convolution(_ x: Tensor, _ w: Tensor, _ geometry: ConvolutionGeometry)
    -> Tensor
  {
    differentiable(
      "conv2d", x, w, Kernels.conv2d(x, w, geometry),
      { g, x, _ in convolutionInput(g, x[1], geometry) },
      { g, x, _ in convolutionKernel(x[0], g, geometry) })
  }

  private static func convolutionInput(
    _ dy: Tensor, _ w: Tensor, _ geometry: ConvolutionGeometry
  ) -> Tensor {
    differentiable(
      "conv2dInput", dy, w, Kernels.conv2dInput(dy, w, geometry),
      { g, x, _ in convolution(g, x[1], geometry) },
      { g, x, _ in convolutionKernel(g, x[0], geometry) })
  }

  private static func convolutionKernel(
    _ x: Tensor, _ dy: Tensor, _ geometry: ConvolutionGeometry
  ) -> Tensor {
    differentiable(
      "conv2dKernel", x, dy, Kernels.conv2dKernel(x, dy, geometry),
      { g, x, _ in convolutionInput(x[1], g, geometry) },
      { g, x, _ in convolution(x[0], g, geometry) })
  }
}

extension ConvolutionGeometry {
  package init(
    _ input: Shape, _ kernel: Shape, _ stride: (Int, Int), _ padding: Padding,
    _ operation: StaticString
  ) {
    require(
      input.count == 4 && kernel.count == 4 && input[3] == kernel[2],
      "\(operation): images \(input) and kernel \(kernel) do not fit")
    require(
      stride.0 > 0 && stride.1 > 0,
      "\(operation): the stride must be positive, found \(stride.0) and \(stride.1)")
    let vertical = padding.along(input[1], kernel[0], stride.0, vertical: true)
    let horizontal = padding.along(input[2], kernel[1], stride.1, vertical: false)
    self.init(
      batch: input[0], height: input[1], width: input[2], inputs: input[3], kernelHeight: kernel[0],
      kernelWidth: kernel[1], outputs: kernel[3], strideY: stride.0, strideX: stride.1,
      top: vertical.before, left: horizontal.before, bottom: vertical.after, right: horizontal.after
    )
    require(
      min(top, bottom, left, right) >= 0, "\(operation): the padding must not be negative")
    require(
      height + top + bottom >= kernelHeight && width + left + right >= kernelWidth,
      "\(operation): the kernel \(kernel) is larger than the padded images \(input)")
  }
}
