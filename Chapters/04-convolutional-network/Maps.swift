import Engine

extension Picture {
  /// One image [1, h, w, 1], or anything of as many numbers.
  init(_ tensor: Tensor, height: Int, width: Int) {
    self.init(values: tensor.scalars.map(Double.init), height: height, width: width)
  }
}

extension Tensor {
  /// The first maps of one image, [1, height, width, channels].
  func maps(_ count: Int) -> [Picture] {
    (0..<count).map { Picture(sliced(3, $0..<$0 + 1), height: shape[1], width: shape[2]) }
  }
}

extension ConvolutionalNetwork {
  /// The windows of the first convolution.
  var windows: [Picture] {
    let (kernel, side) = (convolution1.kernel, convolution1.kernel.shape[0])
    return (0..<kernel.shape[3]).map {
      Picture(kernel.sliced(3, $0..<$0 + 1), height: side, width: side)
    }
  }
}

/// How alike windows are, two by two: the mean cosine, 1 for the same up to size, near 0 for strangers.
func likeness(_ first: [Picture], _ second: [Picture]) -> Double {
  func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  let cosines = zip(first, second).map { a, b in
    product(a.values, b.values)
      / max((product(a.values, a.values) * product(b.values, b.values)).squareRoot(), 1e-12)
  }
  return cosines.reduce(0, +) / Double(cosines.count)
}
