import Engine
import Learning
import TestSupport
import Testing

/// What a query's answer may depend on (mistakes 1 and 2 of the field: silent transduction, and
/// statistics that test tasks change).
struct NormalizationPolicyTests {
  /// A small network whose running statistics are no longer zero and one, and images of a task.
  static func task(_ downsampling: ConvolutionBlock.Downsampling = .stride) -> (
    network: ConvolutionalClassifier, support: Tensor, query: Tensor
  ) {
    var generator = Generator(seed: 3)
    var network = ConvolutionalClassifier(way: 3, channels: 4, averaged: false, using: &generator)
    let images = Tensor.uniform([13, 28, 28, 1], in: 0..<1, using: &generator)
    network.measureStatistics(on: images.sliced(0, 0..<4) * 2)
    return (network, images.sliced(0, 4..<8), images.sliced(0, 8..<13) * 0.5)
  }

  /// The answers to queries 0 and 1 when these queries stand together.
  static func answers(_ rows: [Int32], _ policy: NormalizationPolicy) -> [Float] {
    let (network, support, query) = task()
    let outputs = network.outputs(for: query.gather(rows), support: support, policy: policy)
    return outputs.gather([Int32(rows.firstIndex(of: 0)!), Int32(rows.firstIndex(of: 1)!)]).scalars
  }

  @Test(arguments: NormalizationPolicy.allCases)
  func anInductiveAnswerKeepsWhenOtherQueriesChange(policy: NormalizationPolicy) {
    let usual = Self.answers([0, 1, 2, 3, 4], policy)
    let removed = largestError(Self.answers([0, 1], policy), usual)
    let duplicated = largestError(Self.answers([0, 1, 2, 2, 2, 3, 4], policy), usual)
    let permuted = largestError(Self.answers([3, 1, 4, 0, 2], policy), usual)
    #expect(permuted < 1e-5)
    #expect((removed < 1e-5) == !policy.isTransductive, "\(removed)")
    #expect((duplicated < 1e-5) == !policy.isTransductive, "\(duplicated)")
  }

  @Test(arguments: NormalizationPolicy.allCases)
  func judgingLeavesNoTrace(policy: NormalizationPolicy) {
    let (network, support, query) = Self.task()
    let before = (network.parameters + network.state).map(\.scalars)
    _ = network.outputs(for: query, support: support, policy: policy)
    #expect((network.parameters + network.state).map(\.scalars) == before)
  }

  @Test func theFourPoliciesAreWhatTheySay() {
    let (network, support, query) = Self.task()
    func outputs(_ policy: NormalizationPolicy) -> [Float] {
      network.outputs(for: query, support: support, policy: policy).scalars
    }
    #expect(outputs(.batch) == network(query, statistics: .batch).scalars)
    #expect(outputs(.running) == network(query, statistics: .running).scalars)
    let one = Tensor.concatenated([support, query.sliced(0, 2..<3)])
    let last = network(one, statistics: .batch).sliced(0, 4..<5).scalars
    #expect(Array(outputs(.supportPlusOne)[6..<9]) == last)
    let answers = NormalizationPolicy.allCases.map(outputs)
    for (index, some) in answers.enumerated() {
      for other in answers[..<index] { #expect(largestError(some, other) > 1e-3) }
    }
  }

  /// That the gradient is right is BatchNorm's test; here, that it is there, for inner loops to use.
  @Test(arguments: NormalizationPolicy.allCases)
  func gradientsReachTheSupportImagesWhereTheirStatisticsAreUsed(policy: NormalizationPolicy) {
    let (network, support, query) = Self.task()
    let slopes = valueWithGradient(at: support) {
      network.outputs(for: query, support: $0, policy: policy).squared().sum()
    }.gradient
    let isUsed = policy == .support || policy == .supportPlusOne
    #expect(slopes.scalars.contains { $0 != 0 } == isUsed)
  }
}
