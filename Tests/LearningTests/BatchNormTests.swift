import Engine
import Learning
import TestSupport
import Testing

struct BatchNormTests {
  @Test(arguments: ["batch norm, batch", "batch norm, running", "batch norm of rows, batch"])
  func equalsPyTorch(name: String) {
    LayerFixture.expectEqual(name, ["scale", "shift"]) { fixture, x, parameters in
      var layer = BatchNorm(4)
      layer.parameters = parameters
      if name.hasSuffix("batch") { return layer(x, statistics: .batch) }
      layer.runningMean = fixture["mean"]
      layer.runningVariance = fixture["variance"]
      return layer(x, statistics: .running)
    }
  }

  @Test func movesItsRunningStatisticsAsPyTorchDoes() {
    let fixture = LayerFixture.all["batch norm, batch"]!
    var layer = BatchNorm(4)
    layer.runningMean = fixture["mean"]
    layer.runningVariance = fixture["variance"]
    layer.updateRunningStatistics(from: fixture["input"])
    #expect(largestError(layer.runningMean.scalars, fixture["mean after"].scalars) < 1e-5)
    #expect(largestError(layer.runningVariance.scalars, fixture["variance after"].scalars) < 1e-5)
  }

  /// Running statistics that are no longer zero and one.
  static func trained() -> (norm: BatchNorm, x: Tensor) {
    var generator = Generator(seed: 4)
    var norm = BatchNorm(3)
    norm.parameters = norm.parameters.map { .normal($0.shape, using: &generator) }
    let x = Tensor.normal([6, 4, 5, 3], mean: 2, standardDeviation: 3, using: &generator)
    norm.updateRunningStatistics(from: x)
    return (norm, x)
  }

  @Test func withRunningStatisticsOneImageDoesNotSeeTheOthers() {
    let (norm, x) = Self.trained()
    let alone = norm(x.sliced(0, 2..<3), statistics: .running)
    let among = norm(x, statistics: .running).sliced(0, 2..<3)
    #expect(alone.scalars == among.scalars)
    let batch = norm(x, statistics: .batch).sliced(0, 2..<3)
    #expect(largestError(batch.scalars, among.scalars) > 0.1)
  }

  @Test func withBatchStatisticsTheOutputHasMeanShiftAndDeviationScale() {
    let (norm, x) = Self.trained()
    let y = norm(x, statistics: .batch)
    #expect(largestError(y.mean([0, 1, 2]).scalars, norm.shift.scalars) < 1e-5)
    let deviation = y.variance([0, 1, 2]).sqrt().scalars
    #expect(largestError(deviation, norm.scale.abs().scalars) < 1e-4)
  }

  @Test func aMomentumOfOneOverTheCallIsThePlainAverage() {
    let (_, x) = Self.trained()
    var norm = BatchNorm(3)
    for call in 1...3 {
      norm.updateRunningStatistics(
        from: x.sliced(0, (2 * call - 2)..<(2 * call)), momentum: 1 / Float(call))
    }
    #expect(largestError(norm.runningMean.scalars, x.mean([0, 1, 2]).scalars) < 1e-5)
  }

  @Test func anUpdateFromTrackedInputLeavesPlainTensors() {
    var (norm, x) = Self.trained()
    norm.updateRunningStatistics(from: x.tracked())
    #expect(norm.state.allSatisfy { !$0.isTracked })
  }

  @Test func gradientsFlowThroughTheBatchStatisticsToSecondOrder() {
    let (norm, x) = Self.trained()
    let error = gradientError(order: 2, at: [x.sliced(0, 0..<2) * 0.3] + norm.parameters) {
      inputs in
      var norm = norm
      norm.parameters = Array(inputs[1...])
      return norm(inputs[0], statistics: .batch).tanh()
    }
    #expect(error < 5e-3)
  }

  @Test func supportStatisticsAreThoseOfTheFirstExamplesByHand() {
    var (norm, x) = Self.trained()
    let y = norm(x, statistics: .support(2))
    let first = x.sliced(0, 0..<2)
    norm.runningMean = first.mean([0, 1, 2])
    norm.runningVariance = first.variance([0, 1, 2])
    #expect(largestError(y.scalars, norm(x, statistics: .running).scalars) < 1e-6)
    let alone = norm(first, statistics: .batch).scalars
    #expect(largestError(alone, y.sliced(0, 0..<2).scalars) < 1e-5)
    let whole = norm(x, statistics: .support(6)).scalars
    #expect(largestError(whole, norm(x, statistics: .batch).scalars) < 1e-5)
  }

  @Test func gradientsFlowThroughTheSupportStatisticsToSecondOrder() {
    let (norm, x) = Self.trained()
    let error = gradientError(order: 2, at: [x.sliced(0, 0..<4) * 0.3] + norm.parameters) {
      inputs in
      var norm = norm
      norm.parameters = Array(inputs[1...])
      return norm(inputs[0], statistics: .support(2)).tanh()
    }
    #expect(error < 5e-3)
  }

  @Test func statisticsOfMoreExamplesThanThereAreTrap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = BatchNorm(3)(.zeros([4, 3]), statistics: .support(5))
    }
    expect(
      result, says: "BatchNorm: the statistics of 5 examples were asked for, the input is [4, 3].")
  }

  @Test func statisticsOfOneValueTrap() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = BatchNorm(3)(.zeros([1, 3]), statistics: .batch)
    }
    expect(
      result, says: "BatchNorm: the statistics of one value per channel mean nothing, found [1, 3]."
    )
  }
}
