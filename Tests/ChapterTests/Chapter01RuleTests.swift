import Engine
import Learning
import Testing

@testable import _1_gradient_descent

@Suite("Chapter 1: momentum, Adam, and the race")
struct Chapter01RuleTests {
  @Test("Momentum by hand: the second step has the first one in it")
  func momentum() {
    let step = heavyBall(rate: 0.1, momentum: 0.5) { _ in Point(1, 2) }
    let path = descend(from: .zero, steps: 2, step)
    #expect((path[1] - Point(-0.1, -0.2)).length < 1e-12)
    #expect((path[2] - Point(-0.25, -0.5)).length < 1e-12)
  }

  @Test("Adam's first step is as long as the rate, in every coordinate")
  func adamBegins() {
    let step = adam(rate: 0.1) { _ in Point(1e-3, -50) }
    #expect((step(.zero) - Point(-0.1, 0.1)).length < 1e-5)
  }

  @Test("The best ball has Polyak's rate, and needs fewer steps than the hiker")
  func ball() {
    let best = BestBall(condition: 9)
    #expect(best.shrinkage == 0.5 && best.momentum == 0.25 && best.rate == 0.25)
    let (hiker, ball) = (hikerPath, ballPath)
    #expect(stepsNeeded(condition: 100, by: ball) * 4 < stepsNeeded(condition: 100, by: hiker))
  }

  @Test("A race ends where the loss stays low for a thousand steps")
  func raceEnds() {
    let calm = [Double](repeating: 0, count: 1000)
    #expect(Race.stepsNeeded([1, 1] + calm) == 2)
    #expect(Race.stepsNeeded([1, 0, 1] + calm) == 3)
    #expect(Race.stepsNeeded([1] + calm.dropLast()) == .max)
  }

  @Test("The library's rules and the engine walk as these do")
  func library() {
    let races = valleyRaces()
    #expect(races.map(\.name) == ["GD", "Momentum", "Adam"])
    #expect(libraryGaps(races, steps: 50).allSatisfy { $0 < 1e-3 })
    let bowl = Bowl(curvatures: 1, 10)
    let path = descend(from: Point(9, 2), steps: 20) { $0 - 0.1 * bowl.gradient($0) }
    #expect(engineGap(rate: 0.1, byHand: path) < 1e-5)
  }

  @Test("Means over descents have one number for each bin, heights one for each choice")
  func means() {
    var generator = Generator(seed: 2)
    let data = LineData(count: 40, using: &generator)
    let edges = logarithmicEdges(to: 100, bins: 2)
    #expect(edges == [1, 10, 100])
    let means = meanExcess(
      on: data, from: Point(9, 9), descents: 3, between: edges, using: &generator
    ) { _ in 0.1 }
    #expect(means.count == 2 && means[1] < means[0])
    let hovers = hoverHeights(
      on: data, batches: [1, 8], rates: [0.01, 0.1], steps: 2000, using: &generator)
    #expect(hovers.map(\.batch) == [1, 1, 8, 8] && hovers.map(\.rate) == [0.01, 0.1, 0.01, 0.1])
    #expect(hovers[1].height > hovers[0].height && hovers[1].height > hovers[3].height)
    #expect(hovers[3].ratio == 0.1 / 8)
  }
}
