import Engine
import Learning

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
