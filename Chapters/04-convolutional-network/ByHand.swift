import Engine
import Learning

/// A picture of one channel: `values[row * width + column]`.
struct Picture: Equatable {
  var values: [Double]
  var height, width: Int

  subscript(row: Int, column: Int) -> Double { values[row * width + column] }
}

/// A convolution as its definition says: the kernel visits every place where it fits, and at each the
/// products of pixels and weights are added up.
///
/// yᵢⱼ = Σᵤᵥ xᵢ₊ᵤ,ⱼ₊ᵥ kᵤᵥ; the kernel is not flipped, as everywhere in the field.
func convolveByHand(_ image: Picture, _ kernel: Picture) -> Picture {
  let height = image.height - kernel.height + 1
  let width = image.width - kernel.width + 1
  var result = Picture(values: [], height: height, width: width)
  for i in 0..<height {
    for j in 0..<width {
      var sum = 0.0
      for u in 0..<kernel.height {
        for v in 0..<kernel.width { sum += image[i + u, j + v] * kernel[u, v] }
      }
      result.values.append(sum)
    }
  }
  return result
}

/// The largest value of each `size` × `size` block; rows and columns that fill no block are dropped.
func maxPoolByHand(_ image: Picture, size: Int) -> Picture {
  var result = Picture(values: [], height: image.height / size, width: image.width / size)
  for i in 0..<result.height {
    for j in 0..<result.width {
      var largest = -Double.infinity
      for u in 0..<size {
        for v in 0..<size { largest = max(largest, image[i * size + u, j * size + v]) }
      }
      result.values.append(largest)
    }
  }
  return result
}

/// Images [n, h, w, 1] moved by whole pixels; what leaves is lost, what enters is paper.
func moved(_ images: Tensor, right: Int) -> Tensor {
  let (before, after) = (max(right, 0), max(-right, 0))
  return images.padded([(0, 0), (0, 0), (before, after), (0, 0)])
    .sliced(2, after..<after + images.shape[2])
}

/// Where the score of `digit` comes from: [height, width] numbers that together with the bias *are* it.
///
/// The last layer is linear, so its score is a sum over places: z = b + Σᵢⱼ Σc hᵢⱼc Wᵢⱼc. `features` is
/// h of one image, [1, height, width, channels].
func evidence(for digit: Int, in features: Tensor, _ dense: Dense) -> Tensor {
  let (height, width, channels) = (features.shape[1], features.shape[2], features.shape[3])
  let weight = dense.weight.sliced(1, digit..<digit + 1).reshaped([height, width, channels])
  return (features.squeezed(at: 0) * weight).sum([2])
}
