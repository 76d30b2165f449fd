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
}
