import Engine
import Learning
import Live
import Testing

@testable import _1_learned_optimizer

/// The descents of the page are those of the chapter.
@Suite("Chapter 11: in the browser", .serialized) struct Chapter11LiveTests {
  private static let variants: [LearnedOptimizer] = {
    var generator = Generator(seed: 5)
    return [InputFeatures.gradient, .momentum].map {
      var variant = LearnedOptimizer($0, using: &generator)
      variant.head.weight = .normal(variant.head.weight.shape, using: &generator)
      return variant
    }
  }()
  private static let weights = variants.flatMap(\.numbers)

  private func begin() {
    let count = Int32(Self.weights.count)
    #expect(bowlLoad(Self.weights, count - 1, 0.2, 0.1) == 0)
    #expect(bowlLoad(Self.weights, count, 0.2, 0.1) == 1)
    bowlDraw(3)
  }
  private func descended(_ who: Int32, loudness: Float = 1) -> [Float] {
    var numbers = [Float](repeating: 0, count: 15)
    bowlDescend(who, 0.4, -0.3, loudness, 0.05, 4, &numbers)
    return numbers
  }

  @Test func everythingIsTheSameThere() throws {
    begin()
    let here = [0, 1, 2].map { descended($0, loudness: 3) } + [[bowlLoss(1, 2)]]
    let there = try LiveModule("11-learned-optimizer").numbers(
      [
        LiveModule.Call(
          "bowlLoad", .list(Self.weights), .number(Double(Self.weights.count)), .number(0.2),
          .number(0.1)),
        LiveModule.Call("bowlDraw", .number(3)),
      ]
        + [0.0, 1, 2].map {
          LiveModule.Call(
            "bowlDescend", .number($0), .number(0.4), .number(-0.3), .number(3), .number(0.05),
            .number(4), .room(15))
        } + [LiveModule.Call("bowlLoss", .number(1), .number(2))])
    #expect(there[0] == [1])
    for (mine, theirs) in zip(here, there.dropFirst(2)) {
      #expect(isSame(mine, theirs))
    }
    #expect(here[0] != here[1] && here[1] != here[2])
  }

  /// From the bowl's own start the losses are those of `descend`, and Adam's those of `Rule`.
  @Test func descentsAreTheChapters() {
    begin()
    var generator = Generator(seed: 3)
    let bowl = quadratics(1, size: 2, using: &generator)
    let place = Tensor([0.4, -0.3], shape: [2, 1])
    let problem = Problem(count: 1, start: place, losses: bowl.losses, judge: bowl.judge)
    for (who, scale) in [(0, Float(0.2)), (1, 0.1)] {
      var variant = Self.variants[who]
      variant.scale = scale
      let chapters = variant.descend(problem, steps: 4)
      let page = descended(Int32(who))
      for step in 0...4 { #expect(abs(Double(page[3 * step + 2]) - chapters.losses[step]) < 1e-5) }
      #expect(zip(page[12...], chapters.theta.scalars).allSatisfy { abs($0 - $1) < 1e-5 })
    }
    let adam = Rule.adam.descend(problem, rate: 0.05, steps: 4)
    let page = descended(2)
    for step in 0...4 { #expect(abs(Double(page[3 * step + 2]) - adam.losses[step]) < 1e-5) }
    #expect(page[2] == bowlLoss(0.4, -0.3) && page[0] == 0.4)
  }

  /// Adam divides by the size of its gradients; who reads the gradient alone does not, and losses are those of the bowl.
  @Test func louderGradientsAreNothingToAdam() {
    begin()
    let (quiet, loud) = (descended(2), descended(2, loudness: 100))
    #expect(zip(quiet, loud).allSatisfy { abs($0 - $1) < 1e-4 })
    let (first, louder) = (descended(0), descended(0, loudness: 100))
    #expect(abs(first[12] - louder[12]) > 1e-3 && first[2] == louder[2])
  }
}
