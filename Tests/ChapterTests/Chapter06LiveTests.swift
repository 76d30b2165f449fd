import Engine
import Learning
import Live
import Testing

@testable import _6_maml

/// The steps that a reader takes on the page are those of the chapter.
@Suite("Chapter 6: in the browser") struct Chapter06LiveTests {
  @Test func lossesAndAnswersAreTheSameThere() throws {
    var generator = Generator(seed: 3)
    let network = ConvolutionalClassifier(way: 5, channels: 4, averaged: true, using: &generator)
    let weights = network.numbers
    let pixels = (0..<6 * 784).map { _ in generator.uniform() }
    #expect(startLoad(4, weights, Int32(weights.count)) == 1)
    let here = [Int32(0), 1].map { start in
      var numbers = [Float](repeating: 0, count: 18)
      startAdapt(start, pixels, 2, 0.3, &numbers)
      return numbers
    }
    let calls = [0.0, 1].map {
      LiveModule.Call(
        "startAdapt", .number($0), .list(pixels), .number(2), .number(0.3), .room(18))
    }
    let there = try LiveModule("06-maml").numbers(
      [
        LiveModule.Call("startLoad", .number(4), .list(weights), .number(Double(weights.count)))
      ] + calls)
    #expect(there[0] == [1])
    for (mine, theirs) in zip(here, there.dropFirst()) {
      #expect(isSame(mine, theirs))
      #expect(mine[6] < mine[0], "a step lowers the loss on the five")
    }
    #expect(here[0] != here[1], "two starts")
  }

  /// A step of the page is the chapter's inner loop, as `adapted` takes it.
  @Test func theStepsAreThoseOfTheInnerLoop() {
    var generator = Generator(seed: 3)
    let network = ConvolutionalClassifier(way: 5, channels: 4, averaged: true, using: &generator)
    let weights = network.numbers
    let pixels = (0..<6 * 784).map { _ in generator.uniform() }
    #expect(startLoad(4, weights, Int32(weights.count)) == 1)
    var numbers = [Float](repeating: 0, count: 18)
    startAdapt(0, pixels, 2, 0.3, &numbers)
    let support = Tensor(Array(pixels.prefix(5 * 784)), shape: [5, 28, 28, 1])
    func loss(_ network: ConvolutionalClassifier) -> Tensor {
      crossEntropy(network(support, statistics: .batch), [0, 1, 2, 3, 4])
    }
    let end = adapted(network, rate: 0.3, steps: 2, order: .first, to: loss)
    #expect(abs(numbers[12] - loss(end).item) < 1e-5)
  }

  /// `./kit run 6 --mine`: a reader whose step is twice as long sees that in the page.
  @Test func aReadersStepDrivesThePage() throws {
    var generator = Generator(seed: 3)
    let network = ConvolutionalClassifier(way: 5, channels: 4, averaged: true, using: &generator)
    let weights = network.numbers
    let pixels = (0..<6 * 784).map { _ in generator.uniform() }
    let mine = try LiveModule.mine(
      "06-maml", "InnerStep",
      """
      import Engine
      import Learning
      func innerStep<Model: Module>(_ model: Model, gradient: [Tensor], rate: Float) -> Model {
        var fast = model
        fast.parameters = zip(model.parameters, gradient).map { $0 - 2 * rate * $1 }
        return fast
      }
      """)
    func adapted(_ rate: Double, _ module: LiveModule) throws -> [Float] {
      try module.numbers([
        LiveModule.Call("startLoad", .number(4), .list(weights), .number(Double(weights.count))),
        LiveModule.Call(
          "startAdapt", .number(0), .list(pixels), .number(2), .number(rate), .room(18)),
      ])[1]
    }
    let reference = try LiveModule("06-maml")
    #expect(try isSame(adapted(0.125, mine), adapted(0.25, reference)))
    #expect(try !isSame(adapted(0.125, mine), adapted(0.125, reference)))
  }
}
