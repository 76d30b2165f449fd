/// Along one axis: output positions from which these taps of the kernel lie on the image, and no others. In the
/// middle these are all taps, towards the edges fewer.
struct TapRange {
  var outputs: Range<Int>
  var taps: Range<Int>
}

/// A convolution along one of its axes.
struct ConvolutionAxis {
  let size: Int, kernel: Int, stride: Int, padding: Int, outputs: Int

  /// All positions in order, those that see the same taps together.
  var tapsOfOutputs: [TapRange] {
    var ranges: [TapRange] = []
    for output in 0..<outputs {
      let first = output * stride - padding
      let start = Swift.min(kernel, Swift.max(0, -first))
      let taps = start..<Swift.max(start, Swift.min(kernel, size - first))
      if ranges.last?.taps == taps {
        ranges[ranges.count - 1].outputs = ranges.last!.outputs.lowerBound..<output + 1
      } else {
        ranges.append(TapRange(outputs: output..<output + 1, taps: taps))
      }
    }
    return ranges
  }

  /// All taps in order, those that are seen from the same positions together.
  var outputsOfTaps: [TapRange] {
    var ranges: [TapRange] = []
    for tap in 0..<kernel {
      let first = padding - tap
      let start = Swift.min(outputs, Swift.max(0, first + stride - 1) / stride)
      let end = Swift.min(outputs, Swift.max(0, size - 1 + first + stride) / stride)
      let positions = start..<Swift.max(start, end)
      if ranges.last?.outputs == positions {
        ranges[ranges.count - 1].taps = ranges.last!.taps.lowerBound..<tap + 1
      } else {
        ranges.append(TapRange(outputs: positions, taps: tap..<tap + 1))
      }
    }
    return ranges
  }
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
