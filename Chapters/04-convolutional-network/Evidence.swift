import Engine
import Learning

/// Where the score of a class comes from: [height, width] numbers that together with the bias *are* it.
///
/// The last layer is linear, so its score is a sum over places: z = b + Σᵢⱼ Σc hᵢⱼc Wᵢⱼc. `features` is
/// h of one image, [1, height, width, channels].
func evidence(for kind: Int, in features: Tensor, _ dense: Dense) -> Tensor {
  let (height, width, channels) = (features.shape[1], features.shape[2], features.shape[3])
  let weight = dense.weight.sliced(1, kind..<kind + 1).reshaped([height, width, channels])
  return (features.squeezed(at: 0) * weight).sum([2])
}
