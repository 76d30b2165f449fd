// Convolution over a matrix of patches: for any number of channels, and the oracle of the direct way.

extension Kernels {
  /// y[n,i,j,o] = Σ x[n, i·s+a−top, j·s+b−left, c] · w[a,b,c,o]: patches of some images times the kernel.
  package static func patchConv2d(_ x: Tensor, _ w: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    let y = Tensor(uninitialized: g.outputShape)
    forEachPatchMatrix(x, g) { images, patches in
      let product = MatrixProduct(
        m: images.count * g.positions, n: g.outputs, k: g.patchSize, strideA: g.patchSize,
        strideB: g.outputs, strideC: g.outputs)
      product(patches, w.base, y.base + images.lowerBound * g.positions * g.outputs)
    }
    return y
  }

  /// The adjoint of `conv2d` in its kernel: patchesᵀ times the output's cotangent, summed over the images.
  package static func patchConv2dKernel(_ x: Tensor, _ dy: Tensor, _ g: ConvolutionGeometry)
    -> Tensor
  {
    let dw = g.batch > 0 ? Tensor(uninitialized: g.kernelShape) : .zeros(g.kernelShape)
    forEachPatchMatrix(x, g) { images, patches in
      let product = MatrixProduct(
        transposeA: true, m: g.patchSize, n: g.outputs, k: images.count * g.positions,
        strideA: g.patchSize, strideB: g.outputs, strideC: g.outputs,
        accumulates: images.lowerBound > 0)
      product(patches, dy.base + images.lowerBound * g.positions * g.outputs, dw.base)
    }
    return dw
  }

  /// The adjoint of `conv2d` in its input: cotangent times kernelᵀ, laid back over the image.
  package static func patchConv2dInput(_ dy: Tensor, _ w: Tensor, _ g: ConvolutionGeometry)
    -> Tensor
  {
    let dx = Tensor.zeros(g.inputShape)
    let turned = Tensor(uninitialized: [g.outputs, g.patchSize])
    Transposition(
      rows: g.patchSize, columns: g.outputs, sourceStep: g.outputs, targetStep: g.patchSize)(
        w.base, into: turned.base)
    let imageSize = g.height * g.width * g.inputs
    let patches = Tensor(uninitialized: [g.imagesInBlock * g.positions, g.patchSize])
    forEachBlock(g) { images in
      let product = MatrixProduct(
        m: images.count * g.positions, n: g.patchSize, k: g.outputs, strideA: g.outputs,
        strideB: g.patchSize, strideC: g.patchSize)
      product(
        dy.base + images.lowerBound * g.positions * g.outputs, turned.base, patches.base)
      for (index, image) in images.enumerated() {
        let source = patches.base + index * g.positions * g.patchSize
        let target = dx.base + image * imageSize
        forEachPatchRow(g) { patch, pixel, length in add(source + patch, to: target + pixel, length)
        }
      }
    }
    return dx
  }

  /// Calls `body` with some images at a time and their matrix of patches, [images · positions, patch size].
  @inline(__always)
  private static func forEachPatchMatrix(
    _ x: Tensor, _ g: ConvolutionGeometry, _ body: (Range<Int>, UnsafePointer<Float>) -> Void
  ) {
    let imageSize = g.height * g.width * g.inputs
    if g.isPointwise { return body(0..<g.batch, x.base) }
    let patches = Tensor(uninitialized: [g.imagesInBlock * g.positions, g.patchSize])
    let hasPadding = g.top + g.left + g.bottom + g.right > 0
    if hasPadding { patches.base.update(repeating: 0, count: patches.count) }
    forEachBlock(g) { images in
      for (index, image) in images.enumerated() {
        let target = patches.base + index * g.positions * g.patchSize
        let source = x.base + image * imageSize
        forEachPatchRow(g) { patch, pixel, length in
          (target + patch).update(from: source + pixel, count: length)
        }
      }
      body(images, patches.base)
    }
  }

  /// Calls `body` with as many images at a time as have their patches in cache together.
  @inline(__always)
  private static func forEachBlock(_ g: ConvolutionGeometry, _ body: (Range<Int>) -> Void) {
    for first in stride(from: 0, to: g.batch, by: g.imagesInBlock) {
      body(first..<Swift.min(g.batch, first + g.imagesInBlock))
    }
  }

  /// Calls `body(patch, pixel, length)` for each stretch that the patches share with the image: a kernel
  /// row inside the image is contiguous in both.
  @inline(__always)
  private static func forEachPatchRow(_ g: ConvolutionGeometry, _ body: (Int, Int, Int) -> Void) {
    for i in 0..<g.outputHeight {
      for j in 0..<g.outputWidth {
        let patch = (i * g.outputWidth + j) * g.patchSize
        let first = j * g.strideX - g.left
        let (from, to) = (Swift.max(0, first), Swift.min(g.width, first + g.kernelWidth))
        if from >= to { continue }
        for a in 0..<g.kernelHeight {
          let row = i * g.strideY + a - g.top
          if row < 0 || row >= g.height { continue }
          let offset = (a * g.kernelWidth + from - first) * g.inputs
          body(patch + offset, (row * g.width + from) * g.inputs, (to - from) * g.inputs)
        }
      }
    }
  }
}

extension ConvolutionGeometry {
  /// So many images that their patches fill no more than a good part of the second cache: a product
  /// with few rows would spend its time on fetching the kernel.
  fileprivate var imagesInBlock: Int {
    Swift.max(1, Swift.min(batch, 96_000 / Swift.max(1, positions * patchSize)))
  }
}
