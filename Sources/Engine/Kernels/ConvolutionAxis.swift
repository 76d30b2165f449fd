/// A convolution along one of its axes.
struct ConvolutionAxis {
  let size: Int, kernel: Int, stride: Int, padding: Int, outputs: Int

  /// All positions in order, those from which the same taps lie on the image together.
  var tapsOfOutputs: [TapRange] {
    grouped((0..<outputs).lazy.map { taps(at: $0) }) { TapRange(outputs: $0, taps: $1) }
  }

  /// How many taps lie on the image, of all positions together.
  var tapsInside: Int { tapsOfOutputs.reduce(0) { $0 + $1.outputs.count * $1.taps.count } }

  /// All taps in order, those that lie on the image at the same positions together.
  var outputsOfTaps: [TapRange] {
    grouped((0..<kernel).lazy.map { outputs(of: $0) }) { TapRange(outputs: $1, taps: $0) }
  }

  private func taps(at output: Int) -> Range<Int> {
    let first = output * stride - padding
    let start = Swift.min(kernel, Swift.max(0, -first))
    return start..<Swift.max(start, Swift.min(kernel, size - first))
  }

  private func outputs(of tap: Int) -> Range<Int> {
    let start = Swift.min(outputs, Swift.max(0, padding - tap + stride - 1) / stride)
    let end = Swift.min(outputs, Swift.max(0, size - 1 + padding - tap + stride) / stride)
    return start..<Swift.max(start, end)
  }

  /// Neighbours that have the same range: their own range, and that one.
  private func grouped(
    _ ranges: some Sequence<Range<Int>>, _ make: (Range<Int>, Range<Int>) -> TapRange
  ) -> [TapRange] {
    var groups: [(members: Range<Int>, range: Range<Int>)] = []
    for (index, range) in ranges.enumerated() {
      let isNew = groups.last?.range != range
      let first = isNew ? index : groups.removeLast().members.lowerBound
      groups.append((first..<index + 1, range))
    }
    return groups.map { make($0.members, $0.range) }
  }
}

/// Output positions along an axis, and the taps of the kernel that lie on the image there: in the middle all of
/// them, towards the edges fewer.
struct TapRange {
  let outputs: Range<Int>, taps: Range<Int>
}

extension ConvolutionGeometry {
  var verticalAxis: ConvolutionAxis {
    ConvolutionAxis(
      size: height, kernel: kernelHeight, stride: strideY, padding: top, outputs: outputHeight)
  }

  var horizontalAxis: ConvolutionAxis {
    ConvolutionAxis(
      size: width, kernel: kernelWidth, stride: strideX, padding: left, outputs: outputWidth)
  }
}
