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
