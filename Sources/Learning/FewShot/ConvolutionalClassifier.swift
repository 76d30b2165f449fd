import Engine

/// A Conv-4 backbone and a dense layer with one output for each class of a task: [n, 28, 28, 1] → [n, way].
///
/// The network of Finn et al. 2017 (averaged) and of Nichol et al. 2018 (not averaged).
public struct ConvolutionalClassifier: NormalizedNetwork {
  /// Images → features.
  public var embedding: Conv4
  /// Features → one logit for each class.
  public var head: Dense

  /// A network with strides whose weights are drawn from `generator`.
  public init(way: Int, channels: Int = 64, averaged: Bool, using generator: inout Generator) {
    embedding = Conv4(
      channels: channels, downsampling: .stride, averaged: averaged, using: &generator)
    head = Dense(embedding.featureCount, way, using: &generator)
  }

  public func callAsFunction(_ images: Tensor, statistics: BatchNorm.Statistics) -> Tensor {
    head(embedding(images, statistics: statistics))
  }

  /// Sets the running statistics to averages over `images`, taken `batch` at a time.
  public mutating func measureStatistics(on images: Tensor, batch: Int = 250) {
    embedding.measureStatistics(on: images, batch: batch)
  }

  public mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    embedding.visitParameters(visit)
    head.visitParameters(visit)
  }

  public mutating func visitState(_ visit: (inout Tensor) -> Void) {
    embedding.visitState(visit)
  }

  public var parameterNames: [String] {
    embedding.parameterNames(in: "embedding") + head.parameterNames(in: "head")
  }

  public var stateNames: [String] { embedding.stateNames(in: "embedding") }
  public var constants: [Constant] { embedding.constants(in: "embedding") }
}
