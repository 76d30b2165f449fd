import Engine

// The definitions, written as the sums they are, in double precision: the oracles of the kernels.

/// Values by index; images are zero outside of their height and width.
struct NaiveArray {
  let shape: [Int]
  var values: [Double]

  init(_ tensor: Tensor) {
    shape = tensor.shape.dimensions
    values = tensor.scalars.map(Double.init)
  }

  init(zeros shape: [Int]) {
    self.shape = shape
    values = .init(repeating: 0, count: shape.reduce(1, *))
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * shape[1] + column] }
    set { values[row * shape[1] + column] = newValue }
  }

  subscript(n: Int, i: Int, j: Int, c: Int) -> Double {
    get { isInside(i, j) ? values[((n * shape[1] + i) * shape[2] + j) * shape[3] + c] : 0 }
    set {
      if isInside(i, j) { values[((n * shape[1] + i) * shape[2] + j) * shape[3] + c] = newValue }
    }
  }

  private func isInside(_ i: Int, _ j: Int) -> Bool {
    i >= 0 && i < shape[1] && j >= 0 && j < shape[2]
  }
}

/// One term of the trilinear form of a convolution: positions in the images, the kernel and the output.
private func forEachTerm(
  images: [Int], kernel: [Int], output: [Int], stride: (Int, Int), top: Int, left: Int,
  _ body: (_ x: (Int, Int, Int, Int), _ w: (Int, Int, Int, Int), _ y: (Int, Int, Int, Int)) -> Void
) {
  for n in 0..<images[0] {
    for i in 0..<output[1] {
      for j in 0..<output[2] {
        for a in 0..<kernel[0] {
          for b in 0..<kernel[1] {
            let (row, column) = (i * stride.0 + a - top, j * stride.1 + b - left)
            for c in 0..<kernel[2] {
              for o in 0..<kernel[3] { body((n, row, column, c), (a, b, c, o), (n, i, j, o)) }
            }
          }
        }
      }
    }
  }
}

func naiveConv2D(
  _ x: Tensor, _ w: Tensor, output: [Int], stride: (Int, Int), top: Int, left: Int
) -> NaiveArray {
  let (images, kernel) = (NaiveArray(x), NaiveArray(w))
  var result = NaiveArray(zeros: output)
  forEachTerm(
    images: images.shape, kernel: kernel.shape, output: output, stride: stride, top: top, left: left
  ) { x, w, y in
    result[y.0, y.1, y.2, y.3] += images[x.0, x.1, x.2, x.3] * kernel[w.0, w.1, w.2, w.3]
  }
  return result
}

func naiveConv2DInput(
  _ dy: Tensor, _ w: Tensor, images: [Int], stride: (Int, Int), top: Int, left: Int
) -> NaiveArray {
  let (cotangent, kernel) = (NaiveArray(dy), NaiveArray(w))
  var result = NaiveArray(zeros: images)
  forEachTerm(
    images: images, kernel: kernel.shape, output: cotangent.shape, stride: stride, top: top,
    left: left
  ) { x, w, y in
    result[x.0, x.1, x.2, x.3] += cotangent[y.0, y.1, y.2, y.3] * kernel[w.0, w.1, w.2, w.3]
  }
  return result
}

func naiveConv2DKernel(
  _ x: Tensor, _ dy: Tensor, kernel: [Int], stride: (Int, Int), top: Int, left: Int
) -> NaiveArray {
  let (images, cotangent) = (NaiveArray(x), NaiveArray(dy))
  var result = NaiveArray(zeros: kernel)
  forEachTerm(
    images: images.shape, kernel: kernel, output: cotangent.shape, stride: stride, top: top,
    left: left
  ) { x, w, y in
    result[w.0, w.1, w.2, w.3] += images[x.0, x.1, x.2, x.3] * cotangent[y.0, y.1, y.2, y.3]
  }
  return result
}

/// C = op(A) · op(B) for one pair of matrices.
func naiveMatmul(_ a: Tensor, _ b: Tensor, _ transposeA: Bool, _ transposeB: Bool) -> NaiveArray {
  let (left, right) = (NaiveArray(a), NaiveArray(b))
  let (m, k) = (left.shape[transposeA ? 1 : 0], left.shape[transposeA ? 0 : 1])
  var result = NaiveArray(zeros: [m, right.shape[transposeB ? 0 : 1]])
  for row in 0..<m {
    for column in 0..<result.shape[1] {
      for inner in 0..<k {
        result[row, column] +=
          (transposeA ? left[inner, row] : left[row, inner])
          * (transposeB ? right[column, inner] : right[inner, column])
      }
    }
  }
  return result
}

/// The windows of an unpadded pooling, each reduced by `reduce`.
func naivePool(_ x: Tensor, size: Int, stride: Int, _ reduce: ([Double]) -> Double) -> NaiveArray {
  let images = NaiveArray(x)
  let (n, h, w, c) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3])
  var result = NaiveArray(zeros: [n, (h - size) / stride + 1, (w - size) / stride + 1, c])
  for image in 0..<n {
    for i in 0..<result.shape[1] {
      for j in 0..<result.shape[2] {
        for channel in 0..<c {
          let window = (0..<(size * size)).map {
            images[image, i * stride + $0 / size, j * stride + $0 % size, channel]
          }
          result[image, i, j, channel] = reduce(window)
        }
      }
    }
  }
  return result
}
