import Engine

/// The Conv-4 backbone of few-shot learning, four convolution blocks:
/// images [n, 28, 28, 1] → features [n, ``featureCount``].
///
/// With `.pool` a picture ends as 1 × 1 × channels (Vinyals et al. 2016, section 4.1.1; Snell et al. 2017); with
/// `.stride` as 2 × 2 × channels, averaged over the four positions (Finn et al. 2017, section 5.2) or
/// flattened (Nichol et al. 2018).
public struct Conv4: NormalizedNetwork {
  /// What halves the picture in each block.
  public typealias Downsampling = ConvolutionBlock.Downsampling

  /// The four blocks, from the image upwards.
  public var blocks: [ConvolutionBlock]
  /// Whether the features of one channel are averaged over the positions that are left.
  public let isAveraged: Bool
  /// How many numbers describe an image.
  public let featureCount: Int

  /// Blocks whose kernels are drawn from `generator`.
  public init(
    channels: Int = 64, downsampling: Downsampling, averaged: Bool = false,
    initializer: Initializer = .xavier, using generator: inout Generator
  ) {
    var blocks: [ConvolutionBlock] = []
    for index in 0..<4 {
      blocks.append(
        ConvolutionBlock(
          index == 0 ? 1 : channels, channels, downsampling: downsampling,
          initializer: initializer, using: &generator))
    }
    self.blocks = blocks
    isAveraged = averaged
    featureCount = channels * (downsampling == .stride && !averaged ? 4 : 1)
  }

  /// The features [n, ``featureCount``] of images. With `.running`, the statistics must have been measured since the
  /// weights last changed, by ``measureStatistics(on:batch:)``: until then they are 0 and 1, and the answers worse.
  public func callAsFunction(_ images: Tensor, statistics: BatchNorm.Statistics) -> Tensor {
    features(blocks.reduce(images) { $1($0, statistics: statistics) })
  }

  /// Moves every block's running statistics towards those of `images`, by one pass over them.
  public mutating func updateRunningStatistics(from images: Tensor, momentum: Float = 0.1) {
    var maps = images.detached()
    for index in blocks.indices {
      maps = blocks[index].updateRunningStatistics(from: maps, momentum: momentum).detached()
    }
  }

  /// Sets the running statistics to averages over `images`, taken `batch` at a time.
  ///
  /// Changed weights need them measured anew. Source: Ioffe and Szegedy 2015, algorithm 2.
  public mutating func measureStatistics(on images: Tensor, batch: Int = 250) {
    require(batch > 0, "measureStatistics: a batch must have at least 1 image, found \(batch).")
    for (index, start) in stride(from: 0, to: images.shape[0], by: batch).enumerated() {
      let range = start..<min(start + batch, images.shape[0])
      updateRunningStatistics(from: images.sliced(0, range), momentum: 1 / Float(index + 1))
    }
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    for index in blocks.indices { blocks[index].visitParameters(visit) }
  }

  public mutating func visitState(_ visit: (inout Tensor) -> Void) {
    for index in blocks.indices { blocks[index].visitState(visit) }
  }

  public var parameterNames: [String] {
    blocks.indices.flatMap { blocks[$0].parameterNames(in: "block\($0 + 1)") }
  }

  public var stateNames: [String] {
    blocks.indices.flatMap { blocks[$0].stateNames(in: "block\($0 + 1)") }
  }

  public var constants: [Constant] {
    blocks.indices.flatMap { blocks[$0].constants(in: "block\($0 + 1)") }
  }

  private func features(_ maps: Tensor) -> Tensor {
    let features = isAveraged ? maps.mean([1, 2]) : maps.flattened(from: 1)
    require(
      features.shape[1] == featureCount,
      "Conv4: images must be 28 x 28; these end as maps \(maps.shape).")
    return features
  }
}
