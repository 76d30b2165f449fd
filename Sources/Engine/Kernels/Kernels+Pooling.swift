/// The sizes of one pooling: square windows, no padding.
struct PoolingGeometry: Equatable, Sendable {
  var batch, height, width, channels: Int
  var size, stride: Int

  var outputHeight: Int { (height - size) / stride + 1 }
  var outputWidth: Int { (width - size) / stride + 1 }
  var inputShape: Shape { [batch, height, width, channels] }
  var outputShape: Shape { [batch, outputHeight, outputWidth, channels] }

  /// Calls `body` with the offset of each window's first pixel and of its output pixel.
  @inline(__always)
  func forEachWindow(_ body: (_ input: Int, _ output: Int) -> Void) {
    var output = 0
    for image in 0..<batch {
      for i in 0..<outputHeight {
        for j in 0..<outputWidth {
          body(((image * height + i * stride) * width + j * stride) * channels, output)
          output += channels
        }
      }
    }
  }

  /// Calls `body` with the offset of each pixel of a window from its first.
  @inline(__always)
  func forEachPixel(_ body: (Int) -> Void) {
    for a in 0..<size {
      for b in 0..<size { body((a * width + b) * channels) }
    }
  }
}

extension Kernels {
  /// The largest value of each window, and where it stood (the first, among equals).
  static func maxPool(_ x: Tensor, _ g: PoolingGeometry) -> (values: Tensor, positions: Indices) {
    let y = Tensor(uninitialized: g.outputShape)
    let positions = Indices(count: y.count) { positions in
      g.forEachWindow { input, output in
        for channel in 0..<g.channels {
          y.base[output + channel] = x.base[input + channel]
          positions[output + channel] = Int32(truncatingIfNeeded: input + channel)
        }
        g.forEachPixel { pixel in
          for channel in 0..<g.channels {
            let value = x.base[input + pixel + channel]
            let isLarger = value > y.base[output + channel] || value != value
            y.base[output + channel] = isLarger ? value : y.base[output + channel]
            let position = Int32(truncatingIfNeeded: input + pixel + channel)
            positions[output + channel] = isLarger ? position : positions[output + channel]
          }
        }
      }
    }
    return (y, positions)
  }

  /// The mean of each window.
  static func averagePool(_ x: Tensor, _ g: PoolingGeometry) -> Tensor {
    let y = Tensor.zeros(g.outputShape)
    let count = Float(g.size * g.size)
    g.forEachWindow { input, output in
      g.forEachPixel { pixel in
        for channel in 0..<g.channels {
          y.base[output + channel] += x.base[input + pixel + channel]
        }
      }
      for channel in output..<output + g.channels where y.base[channel].isFinite {
        y.base[channel] /= count
      }
      // A mean is a float where the sum is too large for one.
      for channel in 0..<g.channels where !y.base[output + channel].isFinite {
        y.base[output + channel] = 0
        g.forEachPixel { y.base[output + channel] += x.base[input + $0 + channel] / count }
      }
    }
    return y
  }

  /// The adjoint of `averagePool`: each value spread evenly over its window.
  static func averageUnpool(_ y: Tensor, _ g: PoolingGeometry) -> Tensor {
    let x = Tensor.zeros(g.inputShape)
    let count = Float(g.size * g.size)
    g.forEachWindow { input, output in
      g.forEachPixel { pixel in
        for channel in 0..<g.channels {
          x.base[input + pixel + channel] += y.base[output + channel] / count
        }
      }
    }
    return x
  }
}
