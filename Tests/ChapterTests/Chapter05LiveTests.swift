import Engine
import Learning
import Live
import Testing

@testable import _5_learning_to_learn

/// Pixels, features and fine-tuning answer on the page as they do in the chapter.
@Suite("Chapter 5: in the browser", .serialized) struct Chapter05LiveTests {
  private static let network: ConvolutionalClassifier = {
    var generator = Generator(seed: 3)
    var network = ConvolutionalClassifier(way: 5, channels: 4, averaged: false, using: &generator)
    network.measureStatistics(on: .uniform([50, 28, 28, 1], in: 0..<1, using: &generator))
    network.head.weight = .zeros(network.head.weight.shape)
    return network
  }()
  private static let weights = network.numbers
  private static let pixels: [Float] = {
    var generator = Generator(seed: 4)
    return (0..<6 * 784).map { _ in generator.uniform() }
  }()

  private func load(keepsStatistics: Int32) -> LiveModule.Call {
    let count = Int32(Self.weights.count)
    #expect(transferLoad(4, keepsStatistics, Self.weights, count) == 1)
    return LiveModule.Call(
      "transferLoad", .number(4), .number(Double(keepsStatistics)), .list(Self.weights),
      .number(Double(count)))
  }
  private func adapted(all: Int32, rate: Float = 0.01, steps: Int32 = 2) -> [Float] {
    var numbers = [Float](repeating: 0, count: 6 * Int(steps + 1))
    transferAdapt(Self.pixels, all, rate, steps, &numbers)
    return numbers
  }

  @Test func everythingIsTheSameThere() throws {
    let call = load(keepsStatistics: 0)
    var near = [Float](repeating: 0, count: 10)
    transferNearest(Self.pixels, &near)
    let here = [near, adapted(all: 0), adapted(all: 1)]
    let there = try LiveModule("05-learning-to-learn").numbers(
      [call, LiveModule.Call("transferNearest", .list(Self.pixels), .room(10))]
        + [0.0, 1].map {
          LiveModule.Call(
            "transferAdapt", .list(Self.pixels), .number($0), .number(0.01), .number(2), .room(18))
        } + [LiveModule.Call("transferLoad", .number(5), .number(0), .list([1]), .number(1))])
    #expect(there[0] == [1] && there[4] == [0], "weights of another network are refused")
    for (mine, theirs) in zip(here, there.dropFirst()) {
      #expect(isSame(mine, theirs))
    }
  }

  @Test func distancesAreTheChapters() {
    for (keeps, policy) in [(Int32(0), NormalizationPolicy.support), (1, .running)] {
      _ = load(keepsStatistics: keeps)
      var near = [Float](repeating: 0, count: 10)
      transferNearest(Self.pixels, &near)
      let all = Live.images(Self.pixels, 6)
      let (support, query) = (all.sliced(0, 0..<5), all.sliced(0, 5..<6))
      let features = Self.network.embedding(
        support, statistics: keeps == 1 ? .running : .batch)
      let asked = Self.network.embedding.outputs(for: query, support: support, policy: policy)
      #expect(Array(near[5...]) == squaredDistances(asked, features).scalars)
      let byPixels = (0..<5).map { (query - all.sliced(0, $0..<$0 + 1)).squared().sum().item }
      #expect(zip(near, byPixels).allSatisfy { abs($0 - $1) < 1e-3 })
    }
  }

  /// Zeros guess; a step lowers the loss; and all weights go another way than the last layer.
  @Test func stepsAreThoseOfTheRecipe() {
    _ = load(keepsStatistics: 0)
    let (last, all) = (adapted(all: 0), adapted(all: 1))
    for numbers in [last, all] {
      #expect(abs(numbers[0] - 1.609438) < 1e-5 && numbers[6] < numbers[0])
      #expect(numbers[1..<6].allSatisfy { abs($0 - 0.2) < 1e-5 })
    }
    // Under a last layer of zeros no blame reaches the features: the first step is the same for both, the second is not.
    #expect(last[12] != all[12])
    var (head, adam) = (Self.network.head, Adam(rate: 0.01))
    let support = Live.images(Self.pixels, 5)
    let known = Self.network.embedding(support, statistics: .batch)
    let loss = { (head: Dense) in crossEntropy(head(known), [0, 1, 2, 3, 4]) }
    adam.update(&head, along: gradient(at: head, loss))
    #expect(abs(last[6] - loss(head).item) < 1e-6)
  }
}
