// The way back of a convolution with stride s, as s · s convolutions with stride 1: pixel y sees tap a of the kernel
// from output i where y + padding = a + i · s, so that pixels s apart see the same taps.

/// The pixels of the input that see the same taps of the kernel, and how their cotangents come from the output's.
struct ConvolutionPhase {
  fileprivate let tapRow: Int, tapColumn: Int
  /// The first of the pixels; the next ones lie a stride apart.
  let firstRow: Int, firstColumn: Int
  /// From the output's cotangent to that of these pixels.
  let geometry: ConvolutionGeometry

  /// w′[a,b,o,c] = w[A−1−a, B−1−b, c, o], of every s-th tap from the first.
  func turnedKernel(_ w: Tensor, of g: ConvolutionGeometry) -> Tensor {
    let (rows, columns) = (geometry.kernelHeight, geometry.kernelWidth)
    let size = g.inputs * g.outputs
    let result = Tensor(uninitialized: geometry.kernelShape)
    let transposition = Transposition(
      rows: g.inputs, columns: g.outputs, sourceStep: g.outputs, targetStep: g.inputs)
    for a in 0..<rows {
      for b in 0..<columns {
        let tapRow = tapRow + (rows - 1 - a) * g.strideY
        let tapColumn = tapColumn + (columns - 1 - b) * g.strideX
        transposition(
          w.base + (tapRow * g.kernelWidth + tapColumn) * size,
          into: result.base + (a * columns + b) * size)
      }
    }
    return result
  }
}

extension ConvolutionGeometry {
  /// All of them; nil when pixels see no tap, or outputs nothing but padding.
  var phases: [ConvolutionPhase]? {
    guard strideY <= kernelHeight, strideX <= kernelWidth else { return nil }
    let rows = (0..<strideY).map { AxisPhase(tap: $0, of: verticalAxis) }
    let columns = (0..<strideX).map { AxisPhase(tap: $0, of: horizontalAxis) }
    guard (rows + columns).allSatisfy({ $0.isWhole }) else { return nil }
    return rows.flatMap { y in columns.map { x in phase(y, x) } }
  }

  private func phase(_ y: AxisPhase, _ x: AxisPhase) -> ConvolutionPhase {
    ConvolutionPhase(
      tapRow: y.tap, tapColumn: x.tap, firstRow: y.first, firstColumn: x.first,
      geometry: ConvolutionGeometry(
        batch: batch, height: outputHeight, width: outputWidth, inputs: outputs,
        kernelHeight: y.taps, kernelWidth: x.taps, outputs: inputs, strideY: 1, strideX: 1,
        top: y.before, left: x.before, bottom: y.after, right: x.after))
  }
}

/// A phase along one axis: the pixels first, first + stride, … see the taps tap, tap + stride, …
private struct AxisPhase {
  let tap: Int, first: Int, taps: Int, pixels: Int
  /// Zeros around the output's cotangent.
  let before: Int, after: Int

  init(tap: Int, of axis: ConvolutionAxis) {
    let (stride, padding) = (axis.stride, axis.padding)
    // The first output from which this tap reaches a pixel.
    let output = Swift.max(0, padding - tap + stride - 1) / stride
    self.tap = tap
    first = tap + output * stride - padding
    taps = (axis.kernel - tap + stride - 1) / stride
    pixels = (axis.size - first + stride - 1) / stride
    before = taps - 1 - output
    after = pixels + output - axis.outputs
  }

  var isWhole: Bool { taps > 0 && pixels > 0 && before >= 0 && after >= 0 }
}
