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

@Suite("Chapter 1: the best momentum")
struct Chapter01MomentumTests {
  @Test("The closed form is what a bowl does, creeping and swinging", arguments: [0.01, 0.05, 0.1])
  func shrinkageOfBowl(rate: Double) {
    let bowl = Bowl(curvatures: 1, 20)
    let path = descend(
      from: Point(1, 1), steps: 400, heavyBall(rate: rate, momentum: 0.5, bowl.gradient))
    let slowest = [1, 20].map { shrinkage(rate: rate, momentum: 0.5, curvature: $0) }.max()!
    #expect(abs(measuredRate(path) / slowest - 1) < 0.01)
  }

  @Test("Without momentum it is GD's rate, with Polyak's β his; √κ is what that is worth")
  func bestOfBowl() {
    #expect(abs(bestShrinkage(momentum: 0, condition: 50) - 49.0 / 51) < 1e-4)
    let polyak = BestBall(condition: 50)
    #expect(
      abs(bestShrinkage(momentum: polyak.momentum, condition: 50) - polyak.shrinkage) < 0.01)
    for momentum in [polyak.momentum - 0.1, polyak.momentum + 0.1] {
      #expect(bestShrinkage(momentum: momentum, condition: 50) > polyak.shrinkage)
    }
    let worth = speedUp(momentum: BestBall(condition: 2500).momentum, condition: 2500)
    #expect(abs(worth / 50 - 1) < 0.05)
  }

  @Test("Races have their best rates, and a sentence says how they stand to the promise")
  func races() throws {
    let races = MomentumRaces([0, 0.9, 0.95])
    let three = valleyRaces()
    #expect(races.races[0].steps == three[0].steps && races.races[1].rate == three[1].rate)
    #expect(races.speedUps[0] == 1 && races.best.steps == races.races.map(\.steps).min())
    let most = races.speedUps.max()!
    #expect(races.sentence(promised: most).contains("the promise was"))
    #expect(races.sentence(promised: most * 2).contains("still short"))
    #expect(races.sentence(promised: most / 2).contains("beyond"))
    let drawn = try DrawnMarks(speedUps(races, condition: 100))
    let dots = drawn.rows("points “the valley")[0].map { Array($0.prefix(2)) }
    #expect(zip(dots, races.speedUps).allSatisfy { abs($0[1] - $1) < 1e-5 * $1 })
    #expect(abs(dots[1][0] - 10) < 1e-5)
  }
}
