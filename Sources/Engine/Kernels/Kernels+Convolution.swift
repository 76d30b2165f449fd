// Convolution as a product over overlapping rows: the pixels under a kernel row are contiguous, so the
// image itself serves as the left matrix. Channels that do not fill whole vectors take the way over patches.

extension Kernels {
  /// Rows of fewer pixels leave tiles half empty; patches of several images together fill them.
  private static let narrow = 3
  /// Images with fewer positions make short sums; those of several images together are longer.
  private static let few = 9

  /// y[n,i,j,o] = Σ x[n, i·s+a−top, j·s+b−left, c] · w[a,b,c,o].
  static func conv2d(_ x: Tensor, _ w: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    if !g.suitsTiles || g.outputWidth < narrow { return patchConv2d(x, w, g) }
    let y = Tensor(uninitialized: g.outputShape)
    let row = g.outputWidth * g.outputs
    convolve(
      x, w, g, into: y.base, steps: (image: g.outputHeight * row, row: row, column: g.outputs))
    return y
  }

  /// The same into pixels that lie so far apart.
  private static func convolve(
    _ x: Tensor, _ w: Tensor, _ g: ConvolutionGeometry, into y: UnsafeMutablePointer<Float>,
    steps: (image: Int, row: Int, column: Int)
  ) {
    let (imageRow, kernelRow) = (
      g.paddedWidth * g.inputs, g.kernelWidth * g.inputs * g.outputs
    )
    var product = TileProduct(
      segments: 0, segmentA: imageRow, segmentB: kernelRow, depth: g.kernelWidth * g.inputs,
      rowStep: g.strideX * g.inputs, depthStep: 1, strideB: g.outputs, strideC: steps.column)
    forEachPaddedImage(x, g) { image, source in
      for i in 0..<g.outputHeight {
        let rows = g.kernelRows(at: i)
        product.segments = rows.count
        product.multiply(
          rows: g.outputWidth, columns: g.outputs,
          source + (i * g.strideY - g.top + rows.lowerBound) * imageRow,
          w.base + rows.lowerBound * kernelRow, y + image * steps.image + i * steps.row)
      }
    }
  }

  /// The adjoint of `conv2d` in its kernel: for each kernel row, pixels under itᵀ times the cotangent.
  static func conv2dKernel(_ x: Tensor, _ dy: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    if !g.suitsTiles || g.positions < few { return patchConv2dKernel(x, dy, g) }
    let dw = g.batch > 0 ? Tensor(uninitialized: g.kernelShape) : .zeros(g.kernelShape)
    let (imageRow, outputRow) = (g.paddedWidth * g.inputs, g.outputWidth * g.outputs)
    // So many rows of the cotangent at a time that they stay in the first cache.
    let block = Swift.max(1, 8192 / outputRow)
    var product = TileProduct(
      segments: 0, segmentA: g.strideY * imageRow, segmentB: outputRow, depth: g.outputWidth,
      rowStep: 1, depthStep: g.strideX * g.inputs, strideB: g.outputs, strideC: g.outputs)
    forEachPaddedImage(x, g) { image, source in
      for first in stride(from: 0, to: g.outputHeight, by: block) {
        product.accumulates = image > 0 || first > 0
        for a in 0..<g.kernelHeight {
          let rows = g.outputRows(under: a).clamped(
            to: first..<Swift.min(first + block, g.outputHeight))
          product.segments = rows.count
          product.multiply(
            rows: g.kernelWidth * g.inputs, columns: g.outputs,
            source + (rows.lowerBound * g.strideY - g.top + a) * imageRow,
            dy.base + (image * g.outputHeight + rows.lowerBound) * outputRow,
            dw.base + a * g.kernelWidth * g.inputs * g.outputs)
        }
      }
    }
    return dw
  }

  /// The adjoint of `conv2d` in its input: the convolution of the cotangent with the kernel turned by half a
  /// circle. At stride s each pixel sees every s-th tap only: s · s kinds of pixels, each with a smaller kernel.
  static func conv2dInput(_ dy: Tensor, _ w: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    guard Machine.hasWideVectors, g.inputs % 16 == 0, !g.isPointwise, let phases = g.phases
    else { return patchConv2dInput(dy, w, g) }
    let dx = Tensor(uninitialized: g.inputShape)
    let row = g.width * g.inputs
    for phase in phases {
      convolve(
        dy, phase.turnedKernel(w, of: g), phase.geometry,
        into: dx.base + phase.firstRow * row + phase.firstColumn * g.inputs,
        steps: (
          image: g.height * row, row: g.strideY * row, column: g.strideX * g.inputs
        ))
    }
    return dx
  }

  /// Calls `body` with each image, its rows surrounded by their padding. One buffer serves all images.
  @inline(__always)
  private static func forEachPaddedImage(
    _ x: Tensor, _ g: ConvolutionGeometry, _ body: (Int, UnsafePointer<Float>) -> Void
  ) {
    let imageSize = g.height * g.width * g.inputs
    if g.paddedWidth == g.width {
      for image in 0..<g.batch { body(image, x.base + image * imageSize) }
      return
    }
    let buffer = Tensor.zeros([g.height, g.paddedWidth, g.inputs])
    for image in 0..<g.batch {
      for row in 0..<g.height {
        let target = buffer.base + (row * g.paddedWidth + g.left) * g.inputs
        let source = x.base + image * imageSize + row * g.width * g.inputs
        target.update(from: source, count: g.width * g.inputs)
      }
      body(image, buffer.base)
    }
  }
}

extension ConvolutionGeometry {
  fileprivate var paddedWidth: Int { width + left + right }

  /// The rows of the kernel that lie on the image, not above or below it, at an output row.
  fileprivate func kernelRows(at row: Int) -> Range<Int> {
    let first = row * strideY - top
    let start = Swift.min(kernelHeight, Swift.max(0, -first))
    return start..<Swift.max(start, Swift.min(kernelHeight, height - first))
  }

  /// The output rows at which a row of the kernel lies on the image.
  fileprivate func outputRows(under kernelRow: Int) -> Range<Int> {
    let first = top - kernelRow
    let start = Swift.min(outputHeight, Swift.max(0, (first + strideY - 1) / strideY))
    let end = Swift.max(0, height - 1 + first + strideY) / strideY
    return start..<Swift.max(start, Swift.min(outputHeight, end))
  }

  /// Whether the direct way is the fast one; a 1 x 1 kernel already is a matrix product.
  fileprivate var suitsTiles: Bool { Machine.hasWideVectors && outputs % 16 == 0 && !isPointwise }
}
