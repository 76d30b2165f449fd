import Datasets
import Engine
import Learning
import Live
import Testing

@testable import _7_reptile

/// The visits that a reader makes on the page are those of the chapter.
@Suite("Chapter 7: in the browser", .serialized) struct Chapter07LiveTests {
  /// A learner whose Adam remembers something.
  private static let learner: CharacterLearner = {
    var generator = Generator(seed: 3)
    let network = ConvolutionalClassifier(way: 5, channels: 4, averaged: false, using: &generator)
    var learner = CharacterLearner(model: network, rule: Adam(beta1: 0))
    let squares = network.parameters.map {
      Tensor.normal($0.shape, using: &generator).squared() * 1e-6
    }
    (learner.rule.state, learner.rule.stepCount) = (
      squares.map { .zeros($0.shape) } + squares, 100_000
    )
    return learner
  }()
  private static let pixels: [Float] = {
    var generator = Generator(seed: 4)
    return (0..<6 * 784).map { _ in generator.uniform() }
  }()

  @Test func lossesAndAnswersAreTheSameThere() throws {
    let carried = Self.learner.carried
    #expect(visitLoad(4, carried, Int32(carried.count)) == 1)
    #expect(visitLoad(5, carried, Int32(carried.count)) == 0)
    let here = [Int32(0), 1].map { start in
      var numbers = [Float](repeating: 0, count: 18)
      visitAdapt(start, Self.pixels, 2, 0.004, &numbers)
      return numbers
    }
    let calls = [0.0, 1].map {
      LiveModule.Call(
        "visitAdapt", .number($0), .list(Self.pixels), .number(2), .number(0.004), .room(18))
    }
    let there = try LiveModule("07-reptile").numbers(
      [
        LiveModule.Call("visitLoad", .number(4), .list(carried), .number(Double(carried.count)))
      ] + calls)
    #expect(there[0] == [1])
    for (mine, theirs) in zip(here, there.dropFirst()) {
      #expect(isSame(mine, theirs))
      #expect(mine[6] != mine[0] && abs(mine[1..<6].reduce(0, +) - 1) < 1e-5)
    }
    #expect(here[0] != here[1], "two starts")
  }

  /// What was carried is the learner: the page's visit ends where the learner's own does.
  @Test func theVisitIsTheLearners() {
    let carried = Self.learner.carried
    _ = visitLoad(4, carried, Int32(carried.count))
    var numbers = [Float](repeating: 0, count: 18)
    visitAdapt(0, Self.pixels, 2, 0.004, &numbers)
    var learner = Self.learner
    learner.rule.rate = 0.004
    let all = Tensor(Self.pixels, shape: [6, 28, 28, 1])
    let five = LabelledImages(images: all.sliced(0, 0..<5), labels: [0, 1, 2, 3, 4])
    let end = learner.visiting([five, five], characterLoss).model
    #expect(abs(numbers[12] - characterLoss(end, five).item) < 1e-4)
    let answers = end.outputs(
      for: all.sliced(0, 5..<6), support: five.images, policy: .supportPlusOne
    ).softmax().scalars
    #expect(zip(numbers[13..<18], answers).allSatisfy { abs($0 - $1) < 1e-4 })
  }
}
