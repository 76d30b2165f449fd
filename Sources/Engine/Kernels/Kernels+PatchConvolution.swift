// Convolution over a matrix of patches: for any number of channels, and the oracle of the direct way.

extension Kernels {
  /// y[n,i,j,o] = Σ x[n, i·s+a−top, j·s+b−left, c] · w[a,b,c,o]: patches of one image times the kernel.
  package static func patchConv2d(_ x: Tensor, _ w: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    let y = Tensor(uninitialized: g.outputShape)
    let product = MatrixProduct(
      m: g.positions, n: g.outputs, k: g.patchSize, strideA: g.patchSize, strideB: g.outputs,
      strideC: g.outputs)
    forEachPatchMatrix(x, g) { image, patches in
      product(patches, w.base, y.base + image * g.positions * g.outputs)
    }
    return y
  }

  /// The adjoint of `conv2d` in its kernel: patchesᵀ times the output's cotangent, summed over the images.
  package static func patchConv2dKernel(_ x: Tensor, _ dy: Tensor, _ g: ConvolutionGeometry)
    -> Tensor
  {
    let dw = Tensor.zeros(g.kernelShape)
    let product = MatrixProduct(
      transposeA: true, m: g.patchSize, n: g.outputs, k: g.positions, strideA: g.patchSize,
      strideB: g.outputs, strideC: g.outputs, accumulates: true)
    forEachPatchMatrix(x, g) { image, patches in
      product(patches, dy.base + image * g.positions * g.outputs, dw.base)
    }
    return dw
  }

  /// The adjoint of `conv2d` in its input: cotangent times kernelᵀ, laid back over the image.
  package static func patchConv2dInput(_ dy: Tensor, _ w: Tensor, _ g: ConvolutionGeometry)
    -> Tensor
  {
    let dx = Tensor.zeros(g.inputShape)
    let patches = Tensor(uninitialized: [g.positions, g.patchSize])
    let product = MatrixProduct(
      transposeB: true, m: g.positions, n: g.patchSize, k: g.outputs, strideA: g.outputs,
      strideB: g.outputs, strideC: g.patchSize)
    for image in 0..<g.batch {
      product(dy.base + image * g.positions * g.outputs, w.base, patches.base)
      let target = dx.base + image * g.height * g.width * g.inputs
      forEachPatchRow(g) { patch, pixel, length in
        add(patches.base + patch, to: target + pixel, length)
      }
    }
    return dx
  }

  /// Calls `body` with each image's matrix of patches, [positions, patch size]. The buffer is one image
  /// large, so that it stays in cache between being written and being read.
  @inline(__always)
  private static func forEachPatchMatrix(
    _ x: Tensor, _ g: ConvolutionGeometry, _ body: (Int, UnsafePointer<Float>) -> Void
  ) {
    let imageSize = g.height * g.width * g.inputs
    if g.isPointwise {
      for image in 0..<g.batch { body(image, x.base + image * imageSize) }
      return
    }
    let patches = Tensor(uninitialized: [g.positions, g.patchSize])
    let hasPadding = g.top + g.left + g.bottom + g.right > 0
    for image in 0..<g.batch {
      let source = x.base + image * imageSize
      if hasPadding { patches.base.update(repeating: 0, count: patches.count) }
      forEachPatchRow(g) { patch, pixel, length in
        (patches.base + patch).update(from: source + pixel, count: length)
      }
      body(image, patches.base)
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
