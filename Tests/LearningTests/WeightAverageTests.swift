import Engine
import Learning
import TestSupport
import Testing

struct WeightAverageTests {
  typealias Parameters = TrainingCurveTests.Parameters
  static let fixtures = Fixture.load("averages")

  @Test(arguments: ["mean", "exponential"])
  func equalsPyTorch(name: String) {
    let fixture = Self.fixtures[name]!
    let decay = fixture.number("decay")
    var average = WeightAverage(name == "mean" ? .mean : .exponential(decay: decay))
    for step in 0..<4 {
      average.include(Parameters(list: [fixture["weight\(step)"], fixture["bias\(step)"]]))
      var model = Parameters(list: [.zeros([3, 2]), .zeros([2])])
      average.apply(to: &model)
      for (tensor, what) in zip(model.list, ["weight", "bias"]) {
        let expected = fixture["average.\(what)\(step)"].scalars
        #expect(largestError(tensor.scalars, expected) < 1e-6, "\(name), \(what), step \(step)")
      }
    }
    #expect(average.count == 4)
  }

  @Test func theAverageDoesNotShareMemoryWithTheModel() {
    let model = OptimizerTests.model()
    let values = model.parameters.map(\.scalars)
    var average = WeightAverage(.exponential(decay: 0.5))
    average.include(model)
    let first = average
    average.include(OptimizerTests.model(seed: 2))
    #expect(model.parameters.map(\.scalars) == values)
    #expect(first.parameters.map(\.scalars) == values)
    #expect(average.parameters.map(\.scalars) != values)
  }

  @Test func anAverageOfNothingTraps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var model = OptimizerTests.model()
      WeightAverage(.mean).apply(to: &model)
    }
    expect(result, says: "WeightAverage: there is no average before the first model is included.")
  }
}
