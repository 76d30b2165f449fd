import Engine
import Learning
import TestSupport
import Testing

struct Conv4Tests {
  static func embedding(
    _ downsampling: ConvolutionBlock.Downsampling, averaged: Bool = false
  ) -> Conv4 {
    var generator = Generator(seed: 8)
    return Conv4(
      channels: 3, downsampling: downsampling, averaged: averaged, using: &generator)
  }

  static var images: Tensor {
    var generator = Generator(seed: 9)
    return .normal([6, 28, 28, 1], using: &generator)
  }

  @Test func featuresHaveTheWidthOfThePapers() {
    var generator = Generator(seed: 1)
    let pooled = Conv4(downsampling: .pool, using: &generator)
    #expect(pooled(Self.images, statistics: .batch).shape == [6, 64])
    let strided = Conv4(downsampling: .stride, using: &generator)
    #expect(strided(Self.images, statistics: .batch).shape == [6, 256])
    #expect((pooled.featureCount, strided.featureCount) == (64, 256))
    #expect(pooled.parameterCount == 9 * 64 + 3 * 9 * 64 * 64 + 4 * 2 * 64)
    #expect(pooled.parameterNames.count == pooled.parameters.count)
    #expect(pooled.parameterNames[3] == "block2.kernel")
  }

  @Test func averagedFeaturesAreMeansOverPlaces() {
    let (flat, averaged) = (Self.embedding(.stride), Self.embedding(.stride, averaged: true))
    let all = flat(Self.images, statistics: .batch).reshaped([6, 4, 3])
    #expect(averaged.featureCount == 3)
    let error = largestError(
      averaged(Self.images, statistics: .batch).scalars, all.mean([1]).scalars)
    #expect(error < 1e-6)
  }

  /// The same as its definition: normalise, relu, then pool.
  @Test func aBlockIsConvolutionNormReluPool() {
    var block = Self.embedding(.pool).blocks[0]
    block.norm.scale = Tensor([-1, 2, 0.5])
    let sums = Self.images.conv2d(block.kernel, padding: .same)
    let expected = block.norm(sums, statistics: .batch).relu().maxPooled(2)
    #expect(block(Self.images, statistics: .batch).scalars == expected.scalars)
  }

  @Test(arguments: [ConvolutionBlock.Downsampling.stride, .pool])
  func measuredOnOneBatchRunningIsNearlyThatBatch(kind: ConvolutionBlock.Downsampling) {
    var embedding = Self.embedding(kind)
    embedding.measureStatistics(on: Self.images)
    let batch = embedding(Self.images, statistics: .batch)
    let running = embedding(Self.images, statistics: .running)
    // The running variance is the unbiased one; the last maps have only 6 to 24 values a channel.
    #expect(largestError(running.scalars, batch.scalars) < 0.3)
    #expect(embedding.state.count == 8 && embedding.state.allSatisfy { !$0.isTracked })
  }

  @Test func measuringTwiceForgetsTheFirstTime() {
    var (once, twice) = (Self.embedding(.pool), Self.embedding(.pool))
    once.measureStatistics(on: Self.images, batch: 3)
    twice.measureStatistics(on: Self.images * 7, batch: 2)
    twice.measureStatistics(on: Self.images, batch: 3)
    #expect(once.state.map(\.scalars) == twice.state.map(\.scalars))
  }

  @Test func imagesOfAnotherSizeTrap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Self.embedding(.pool)(.ones([2, 40, 40, 1]), statistics: .running)
    }
    expect(result, says: "images must be 28 x 28; these end as maps [2, 2, 2, 3]")
  }

  @Test func aClassifierHasAHeadOnItsFeatures() {
    var generator = Generator(seed: 2)
    let network = ConvolutionalClassifier(way: 5, channels: 4, averaged: true, using: &generator)
    let features = network.embedding(Self.images, statistics: .batch)
    let error = largestError(
      network(Self.images, statistics: .batch).scalars, network.head(features).scalars)
    #expect(error == 0)
    #expect(network.parameterNames.suffix(2) == ["head.weight", "head.bias"])
    #expect(network.parameterNames.count == network.parameters.count)
    #expect(network.state.count == 8)
  }
}
