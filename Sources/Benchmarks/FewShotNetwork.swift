import Engine
import Learning

/// Four times convolution 3 × 3, batch norm, relu, made smaller by pooling or by a stride of 2;
/// then, where there are classes, a dense layer.
struct FewShotNetwork: Module {
  let pools: Bool
  var kernels: [Tensor]
  var norms = (0..<4).map { _ in BatchNorm(64) }
  var weight: Tensor?
  var bias: Tensor?

  init(pools: Bool, classes: Int?) {
    self.pools = pools
    kernels = (0..<4).map { layer in
      let inputs = layer == 0 ? 1 : 64
      return numbers([3, 3, inputs, 64], seed: UInt32(layer + 1), scale: layer == 0 ? 0.5 : 0.07)
    }
    if let classes {
      weight = numbers([256, classes], seed: 5, scale: 0.1)
      bias = .zeros([classes])
    }
  }

  /// [n, 28, 28, 1] → [n, 64] when pooled, else [n, classes].
  func callAsFunction(_ images: Tensor) -> Tensor {
    var maps = images
    for (kernel, norm) in zip(kernels, norms) {
      maps = maps.conv2d(kernel, stride: pools ? 1 : 2, padding: .same)
      maps = norm(maps, statistics: .batch).relu()
      if pools { maps = maps.maxPooled(2) }
    }
    guard let weight, let bias else { return maps.flattened() }
    return maps.flattened().matmul(weight) + bias
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    for index in kernels.indices {
      visit(&kernels[index])
      norms[index].visitParameters(visit)
    }
    if weight != nil { visit(&weight!) }
    if bias != nil { visit(&bias!) }
  }
}
