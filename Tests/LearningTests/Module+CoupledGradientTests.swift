import Engine
import Learning
import TestSupport
import Testing

/// A loss that couples all examples, computed in slices.
struct ModuleCoupledGradientTests {
  static func made() -> (embedding: Conv4, images: Tensor) {
    var generator = Generator(seed: 12)
    var embedding = Conv4(channels: 3, downsampling: .pool, using: &generator)
    let images = Tensor.uniform([12, 28, 28, 1], in: 0..<1, using: &generator)
    embedding.measureStatistics(on: images)
    return (embedding, images)
  }
  static var embedding: Conv4 { made().embedding }
  static var images: Tensor { made().images }

  /// Three prototypes from six examples, and the other six against them.
  static func loss(_ embeddings: Tensor) -> Tensor {
    let centres = prototypes(embeddings.sliced(0, 0..<6), way: 3)
    return crossEntropy(
      -squaredDistances(embeddings.sliced(0, 6..<12), centres), [0, 0, 1, 1, 2, 2])
  }

  static func sliced(
    _ slices: Int, _ statistics: BatchNorm.Statistics
  ) -> (value: Tensor, gradient: [Tensor]) {
    valueWithGradient(at: embedding, slices: slices, of: 12) { embedding, rows in
      embedding(images.gather(rows.map { Int32($0) }), statistics: statistics)
    } loss: {
      loss($0)
    }
  }

  @Test(arguments: [1, 3, 5]) func equalsTheGradientInOnePiece(slices: Int) {
    let whole = valueWithGradient(at: Self.embedding) {
      Self.loss($0(Self.images, statistics: .running))
    }
    let parts = Self.sliced(slices, .running)
    #expect(largestError(parts.value.scalars, whole.value.scalars) < 1e-5)
    for (part, one) in zip(parts.gradient, whole.gradient) {
      #expect(largestError(part.scalars, one.scalars) < 1e-4)
    }
  }

  /// Each slice's own statistics, written down in one piece.
  @Test func batchNormSeesOneSliceAtATime() {
    let rows: [[Int32]] = [[0, 2, 4, 6, 8, 10], [1, 3, 5, 7, 9, 11]]
    let whole = valueWithGradient(at: Self.embedding) { embedding in
      let parts = rows.map { embedding(Self.images.gather($0), statistics: .batch) }
      return Self.loss(Tensor.concatenated(parts).gather([0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11]))
    }
    let parts = Self.sliced(2, .batch)
    #expect(largestError(parts.value.scalars, whole.value.scalars) < 1e-5)
    for (part, one) in zip(parts.gradient, whole.gradient) {
      #expect(largestError(part.scalars, one.scalars) < 1e-4)
    }
    #expect(largestError(Self.sliced(1, .batch).value.scalars, whole.value.scalars) > 1e-4)
  }

  @Test func workersDoNotChangeABit() {
    let before = Workers.count
    defer { Workers.count = before }
    let results = [1, 2, 3].map { workers in
      Workers.count = workers
      let (value, gradient) = Self.sliced(4, .batch)
      return [value.scalars] + gradient.map(\.scalars)
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }

  @Test func moreSlicesThanExamplesTrap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Self.sliced(13, .running)
    }
    expect(result, says: "valueWithGradient: 12 examples cannot be dealt into 13 slices.")
  }

  @Test func noSlicesTrap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Self.sliced(0, .running)
    }
    expect(result, says: "valueWithGradient: 12 examples cannot be dealt into 0 slices.")
  }
}
