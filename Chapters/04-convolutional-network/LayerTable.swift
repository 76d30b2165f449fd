import Engine
import Learning

extension ConvolutionalNetwork {
  /// Layer by layer: what it is, the shape that it gives for an image, its weights.
  func layers(for image: Tensor) -> [[String]] {
    let seen = stages(image, statistics: .batch)
    func weights(_ layers: any Module...) -> String {
      "\(layers.reduce(0) { $0 + $1.parameterCount })"
    }
    let side = convolution1.kernel.shape[0]
    let name = "convolution \(side) × \(side), norm, relu"
    return [
      ["input", "\(image.shape)", ""],
      [name, "\(seen.maps1.shape)", weights(convolution1, norm1)],
      [name, "\(seen.maps2.shape)", weights(convolution2, norm2)],
      ["max pool 2 × 2", "\(seen.pooled.shape)", "0"],
      ["dense", "\(self(image).shape)", weights(dense)],
    ]
  }
}
