/// The sizes of one convolution: everything its three sides have to agree on.
package struct ConvolutionGeometry: Equatable, Sendable {
  package var batch, height, width, inputs: Int
  package var kernelHeight, kernelWidth, outputs: Int
  package var strideY, strideX: Int
  package var top, left, bottom, right: Int

  var outputHeight: Int { (height + top + bottom - kernelHeight) / strideY + 1 }
  var outputWidth: Int { (width + left + right - kernelWidth) / strideX + 1 }
  var inputShape: Shape { [batch, height, width, inputs] }
  var kernelShape: Shape { [kernelHeight, kernelWidth, inputs, outputs] }
  var outputShape: Shape { [batch, outputHeight, outputWidth, outputs] }

  /// Values under the kernel at one position.
  var patchSize: Int { kernelHeight * kernelWidth * inputs }
  /// Positions of the kernel on one image.
  var positions: Int { outputHeight * outputWidth }
  /// A 1 x 1 kernel that visits every pixel: the image already is the matrix of patches.
  var isPointwise: Bool {
    kernelHeight == 1 && kernelWidth == 1 && strideY == 1 && strideX == 1
      && top + left + bottom + right == 0
  }
}

extension Kernels {
  /// y[n,i,j,o] = Σ x[n, i·s+a−top, j·s+b−left, c] · w[a,b,c,o]: patches of one image times the kernel.
  static func conv2d(_ x: Tensor, _ w: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    let y = Tensor(uninitialized: g.outputShape)
    forEachPatchMatrix(x, g) { image, patches in
      gemm(
        false, false, m: g.positions, n: g.outputs, k: g.patchSize, patches, g.patchSize, w.base,
        g.outputs, y.base + image * g.positions * g.outputs, g.outputs)
    }
    return y
  }

  /// The adjoint of `conv2d` in its kernel: patchesᵀ times the output's cotangent, summed over the images.
  static func conv2dKernel(_ x: Tensor, _ dy: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    let dw = Tensor.zeros(g.kernelShape)
    forEachPatchMatrix(x, g) { image, patches in
      gemm(
        true, false, m: g.patchSize, n: g.outputs, k: g.positions, patches, g.patchSize,
        dy.base + image * g.positions * g.outputs, g.outputs, beta: 1, dw.base, g.outputs)
    }
    return dw
  }

  /// The adjoint of `conv2d` in its input: cotangent times kernelᵀ, laid back over the image.
  static func conv2dInput(_ dy: Tensor, _ w: Tensor, _ g: ConvolutionGeometry) -> Tensor {
    let dx = Tensor.zeros(g.inputShape)
    let patches = Tensor(uninitialized: [g.positions, g.patchSize])
    for image in 0..<g.batch {
      gemm(
        false, true, m: g.positions, n: g.patchSize, k: g.outputs,
        dy.base + image * g.positions * g.outputs, g.outputs, w.base, g.outputs, patches.base,
        g.patchSize)
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
