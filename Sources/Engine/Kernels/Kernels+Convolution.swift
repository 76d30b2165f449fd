// Convolution as a product over overlapping rows: the pixels under a kernel row are contiguous, so the image itself
// serves as the left matrix. Positions of all images that see the same taps are the rows of one product, and padding
// is never multiplied. A 1 x 1 kernel already is a matrix product.

extension Kernels {
  /// y[n,i,j,o] = Σ x[n, i·s+a−top, j·s+b−left, c] · w[a,b,c,o].
  static func conv2d(_ x: Tensor, _ w: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    if let y = Winograd(g)?.outputs(x, w) { return y }
    // A product with the zeros of the padding counts where the other factor is not finite.
    let skipsPadding = !g.hasPadding || w.hasOnlyFiniteValues()
    if g.isPointwise || !skipsPadding { return patchConv2d(x, w, g) }
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
    let imageRow = g.width * g.inputs
    let columns = g.horizontalAxis.tapsOfOutputs
    let panels = ColumnPanels(w.base, rows: g.patchSize, columns: g.outputs)
    for vertical in g.verticalAxis.tapsOfOutputs {
      for horizontal in columns {
        let (i, j) = (vertical.outputs.lowerBound, horizontal.outputs.lowerBound)
        let (a, b) = (vertical.taps.lowerBound, horizontal.taps.lowerBound)
        let positions = StridedOffsets(
          images: g.batch, imageStep: RowOffset(a: g.height * imageRow, c: steps.image),
          rows: vertical.outputs.count, rowStep: RowOffset(a: g.strideY * imageRow, c: steps.row),
          columns: horizontal.outputs.count,
          columnStep: RowOffset(a: g.strideX * g.inputs, c: steps.column))
        let kernel = MicroKernel(
          segments: vertical.taps.count, segmentA: imageRow,
          segmentB: g.kernelWidth * g.inputs * panels.stride,
          depth: horizontal.taps.count * g.inputs, depthStep: 1, strideB: panels.stride)
        let source = x.base + g.pixel(under: (a, b), at: (i, j))
        let target = y + i * steps.row + j * steps.column
        panels.forEach(from: (a * g.kernelWidth + b) * g.inputs) { panel, columns in
          kernel.multiply(
            positions, columns: columns.count, source, panel, target + columns.lowerBound)
        }
      }
    }
  }

  /// The adjoint of `conv2d` in its kernel: for each tap, the pixels under itᵀ times the cotangent.
  static func conv2dKernel(_ x: Tensor, _ dy: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    if g.isPointwise { return patchConv2dKernel(x, dy, g) }
    if let dw = Winograd(g)?.kernelCotangent(x, dy) { return dw }
    if g.hasPadding && g.inputs < 16 {
      // Taps of few channels are few rows; without padding those of all taps make one product.
      let padded = x.detached().padded([(0, 0), (g.top, g.bottom), (g.left, g.right), (0, 0)])
      return conv2dKernel(padded, dy, g.padded)
    }
    let dw = g.batch > 0 ? Tensor(uninitialized: g.kernelShape) : .zeros(g.kernelShape)
    let (rows, columns) = (g.verticalAxis.outputsOfTaps, g.horizontalAxis.outputsOfTaps)
    for (index, block) in g.blocks.enumerated() {
      for vertical in rows {
        for horizontal in columns {
          addTaps(x, dy, g, block, vertical, horizontal, accumulates: index > 0, to: dw)
        }
      }
    }
    // As in `conv2d`, a product with the zeros of the padding counts.
    if g.hasPadding && !dw.hasOnlyFiniteValues() { return patchConv2dKernel(x, dy, g) }
    return dw
  }

  /// What one block of the cotangent contributes to taps that see the same outputs.
  private static func addTaps(
    _ x: Tensor, _ dy: Tensor, _ g: ConvolutionGeometry, _ block: OutputBlock,
    _ vertical: TapRange, _ horizontal: TapRange, accumulates: Bool, to dw: Tensor
  ) {
    let (imageRow, outputRow) = (g.width * g.inputs, g.outputWidth * g.outputs)
    let outputs = vertical.outputs.clamped(to: block.rows)
    let (i, j) = (outputs.lowerBound, horizontal.outputs.lowerBound)
    let (a, b) = (vertical.taps.lowerBound, horizontal.taps.lowerBound)
    let taps = StridedOffsets(
      rows: vertical.taps.count, rowStep: RowOffset(a: imageRow, c: g.tap(1, 0)),
      columns: horizontal.taps.count * g.inputs, columnStep: RowOffset(a: 1, c: g.outputs))
    let kernel = MicroKernel(
      images: block.images.count, imageA: g.height * imageRow, imageB: g.outputHeight * outputRow,
      segments: outputs.count, segmentA: g.strideY * imageRow, segmentB: outputRow,
      depth: horizontal.outputs.count, depthStep: g.strideX * g.inputs, strideB: g.outputs,
      accumulates: accumulates)
    let image = block.images.lowerBound
    kernel.multiply(
      taps, columns: g.outputs,
      x.base + image * kernel.imageA + g.pixel(under: (a, b), at: (i, j)),
      dy.base + image * kernel.imageB + i * outputRow + j * g.outputs, dw.base + g.tap(a, b))
  }

  /// The adjoint of `conv2d` in its input: the convolution of the cotangent with the kernel turned by half a
  /// circle. At stride s each pixel sees every s-th tap only: s · s kinds of pixels, each with a smaller kernel.
  static func conv2dInput(_ dy: Tensor, _ w: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    guard Machine.fillsVectors(g.inputs), !g.isPointwise, let phases = g.phases
    else { return patchConv2dInput(dy, w, g) }
    if phases.count == 1, let winograd = Winograd(phases[0].geometry),
      let dx = winograd.outputs(dy, phases[0].turnedKernel(w, of: g))
    {
      return dx
    }
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
}

/// Outputs of some images, or some rows of one.
private struct OutputBlock {
  let images: Range<Int>, rows: Range<Int>
}

extension ConvolutionGeometry {
  fileprivate var hasPadding: Bool { top + left + bottom + right > 0 }

  /// The same with the padding as part of the images.
  fileprivate var padded: ConvolutionGeometry {
    var padded = self
    padded.height += top + bottom
    padded.width += left + right
    (padded.top, padded.left, padded.bottom, padded.right) = (0, 0, 0, 0)
    return padded
  }

  /// All outputs in blocks that stay in the first cache.
  fileprivate var blocks: [OutputBlock] {
    let floats = 8192
    let images = Swift.max(1, floats / Swift.max(1, positions * outputs))
    let rows = Swift.max(1, Swift.min(outputHeight, floats / Swift.max(1, outputWidth * outputs)))
    return stride(from: 0, to: batch, by: images).flatMap { image in
      stride(from: 0, to: outputHeight, by: rows).map { row in
        OutputBlock(
          images: image..<Swift.min(batch, image + images),
          rows: row..<Swift.min(outputHeight, row + rows))
      }
    }
  }

  /// Where the pixel under a tap lies in an image, for an output position.
  fileprivate func pixel(under tap: (Int, Int), at position: (Int, Int)) -> Int {
    let row = position.0 * strideY - top + tap.0
    return (row * width + position.1 * strideX - left + tap.1) * inputs
  }

  /// Where a tap lies in the kernel.
  fileprivate func tap(_ row: Int, _ column: Int) -> Int {
    (row * kernelWidth + column) * inputs * outputs
  }
}
