import Engine
import Learning

/// input – convolution – relu – convolution – relu – pool – dense, with batch norm before each relu.
struct ConvolutionalNetwork: Module {
  var convolution1: Conv2D
  var norm1: BatchNorm
  var convolution2: Conv2D
  var norm2: BatchNorm
  let pool = MaxPool(2)
  var dense: Dense

  /// For images of `side` × `side` pixels; a convolution makes them `kernel` − 1 smaller.
  init(
    side: Int = 28, kernel: Int, channels: (Int, Int), classes: Int = 10,
    using generator: inout Generator
  ) {
    convolution1 = Conv2D(kernel, 1, channels.0, using: &generator)
    norm1 = BatchNorm(channels.0)
    convolution2 = Conv2D(kernel, channels.0, channels.1, using: &generator)
    norm2 = BatchNorm(channels.1)
    let convolved = [kernel, kernel].reduce(side) {
      outputSize($0, kernel: $1, padding: 0, stride: 1)
    }
    let pooled = outputSize(convolved, kernel: 2, padding: 0, stride: 2)
    dense = Dense(pooled * pooled * channels.1, classes, using: &generator)
  }

  /// What each layer sees of images, here [n, 28, 28, 1] with 5 × 5 kernels:
  struct Stages {
    var sums1: Tensor  // [n, 24, 24, c₁], before norm and relu
    var maps1: Tensor  // [n, 24, 24, c₁]
    var sums2: Tensor  // [n, 20, 20, c₂], before norm and relu
    var maps2: Tensor  // [n, 20, 20, c₂]
    var pooled: Tensor  // [n, 10, 10, c₂]
  }

  func stages(_ images: Tensor, statistics: BatchNorm.Statistics) -> Stages {
    let sums1 = convolution1(images)
    let maps1 = norm1(sums1, statistics: statistics).relu()
    let sums2 = convolution2(maps1)
    let maps2 = norm2(sums2, statistics: statistics).relu()
    return Stages(
      sums1: sums1, maps1: maps1, sums2: sums2, maps2: maps2, pooled: pool(maps2))
  }

  /// Scores [n, classes], with the statistics that `measureStatistics` left.
  func callAsFunction(_ images: Tensor) -> Tensor {
    dense(stages(images, statistics: .running).pooled.flattened())
  }

  /// Scores for training: the batch's own statistics, and some of what the dense layer sees left out.
  func callAsFunction(
    training images: Tensor, dropout: Dropout, using generator: inout Generator
  ) -> Tensor {
    let features = stages(images, statistics: .batch).pooled.flattened()
    return dense(dropout(features, using: &generator))
  }

  /// Batch norm's means and variances for use after training: averages over some training images
  /// (Ioffe and Szegedy 2015, algorithm 2). Changed weights need them measured anew.
  mutating func measureStatistics(on images: Tensor, batch: Int = 250) {
    for (index, start) in stride(from: 0, to: images.shape[0], by: batch).enumerated() {
      let range = start..<min(start + batch, images.shape[0])
      let seen = stages(images.sliced(0, range), statistics: .batch)
      norm1.updateRunningStatistics(from: seen.sums1, momentum: 1 / Float(index + 1))
      norm2.updateRunningStatistics(from: seen.sums2, momentum: 1 / Float(index + 1))
    }
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    convolution1.visitParameters(visit)
    norm1.visitParameters(visit)
    convolution2.visitParameters(visit)
    norm2.visitParameters(visit)
    dense.visitParameters(visit)
  }

  mutating func visitState(_ visit: (inout Tensor) -> Void) {
    norm1.visitState(visit)
    norm2.visitState(visit)
  }

  var parameterNames: [String] {
    convolution1.parameterNames(in: "convolution1") + norm1.parameterNames(in: "norm1")
      + convolution2.parameterNames(in: "convolution2") + norm2.parameterNames(in: "norm2")
      + dense.parameterNames(in: "dense")
  }

  var stateNames: [String] { norm1.stateNames(in: "norm1") + norm2.stateNames(in: "norm2") }
  var constants: [Constant] { norm1.constants(in: "norm1") + norm2.constants(in: "norm2") }
}
