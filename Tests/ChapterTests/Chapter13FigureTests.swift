import Engine
import Foundation
import Learning
import Notebook
import Plotting
import Testing

@testable import _3_meta_reinforcement_learning

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-5 }
}

/// A game with these arms and rewards.
private func game(_ arms: [Int], _ rewards: [Float], best: Int = 1) -> Game {
  Game(arms: arms, rewards: rewards, bestArm: best)
}

private let one = Played("greedy", [game([0, 1], [1, 1]), game([1, 1], [0, 1])])
private let other = Played("Thompson", [game([0, 0], [0, 1]), game([1, 0], [0, 0])])

/// A drive from the middle along x, towards a goal of its own.
private func experience(_ x: [Float], goal: (x: Float, y: Float), rewards: [Float]) -> Experience {
  let column: Shape = [rewards.count, 1]
  return Experience(
    observations: .zeros([rewards.count, 2]), actions: .zeros([rewards.count, 2]),
    logProbabilities: .zeros([rewards.count]), rewards: Tensor(rewards, shape: column),
    driven: Tensor(rewards.map { _ in 1 }, shape: column),
    continues: Tensor(rewards.map { _ in 1 }, shape: column), paths: [x.map { ($0, 0) }],
    goals: [goal])
}

@Suite("Chapter 13: figures")
struct Chapter13FigureTests {
  @Test("A player's coins, its shares pull by pull, and its lead on the same bandits")
  func played() {
    #expect(one.coins.perTask == [2, 1] && other.coins.perTask == [1, 0])
    #expect(one.onBest == [0.5, 1] && other.onBest == [0.5, 0])
    #expect(one.onNew == [1, 0.5] && other.onNew == [1, 0.5])
    #expect(one.lead(over: other).perTask == [1, 1])
    #expect([one, other]["Thompson"].name == "Thompson")
    #expect(one.share { $0.rewards[0] > 0 } == 0.5)
    let missed = Played("perfect", [game([1, 0, 0], [0, 0, 0]), game([0, 0, 1], [0, 0, 0])])
    #expect(missed.endsOffBest == 0.5)
  }

  @Test("Dots of all players stand above each other, each with its number and interval")
  func dots() throws {
    let drawn = try DrawnMarks(totals("two", [one, other]))
    #expect(isNear(drawn.rows("points")[0], [[1.5, 0]]))
    #expect(isNear(drawn.rows("points")[1], [[0.5, 1]]))
    let half = one.coins.interval
    #expect(isNear(drawn.rows("line")[0], [[1.5 - half, 0], [1.5 + half, 0]]))
    #expect(color(ofPlayer: "RL²") != color(ofPlayer: "greedy"))
  }

  @Test("Shares are drawn from pull 1, and of all players a few")
  func shares() throws {
    let drawn = try DrawnMarks(exploring([one, Played("UCB1", one.games), other]))
    #expect(drawn.rows("line “UCB1”").isEmpty)
    #expect(isNear(drawn.rows("line “greedy”")[0], [[1, 1], [2, 0.5]]))
    #expect(isNear(drawn.rows("line “greedy”")[1], [[1, 0.5], [2, 1]]))
    let long = try DrawnMarks(hundredCoins([one, Played("random", other.games)]))
    #expect(isNear(long.rows("line “greedy”")[0], [[1, 0.5], [2, 1]]))
    #expect(long.rows("line “random”").isEmpty)
  }

  @Test("The first game shows three players, pull by pull")
  func firstGame() throws {
    let shares = FirstGame(before: [0.5, 0.4], after: [0.5, 0.7], perfect: [0.5, 0.8])
    let drawn = try DrawnMarks(insideATrial(shares))
    #expect(isNear(drawn.rows("line “before")[0], [[1, 0.5], [2, 0.4]]))
    #expect(isNear(drawn.rows("line “after")[0], [[1, 0.5], [2, 0.7]]))
    #expect(isNear(drawn.rows("line “perfect")[0], [[1, 0.5], [2, 0.8]]))
  }

  @Test("Prices are tables of wins by losses; what is paid for not knowing lies between them")
  func prices() throws {
    let prices = Prices(GittinsIndex(discount: 0.9, pulls: 3), upTo: 1)
    let (won, lost) = (2.0 / 3, 1.0 / 3)
    #expect(isNear(prices.means, [[0.5, won], [lost, 0.5]]))
    #expect(prices.indices[0][1] > prices.indices[1][0] && prices.diagonal.count == 2)
    let bonus = prices.indices[0][1] - won
    #expect(abs(prices.bonus[0][1] - bonus) < 1e-12)
    #expect(
      priceTables(prices).panels[0].map(\.title)
        == ["mean", "Gittins index", "what not knowing is worth"])
  }

  @Test("Learning is drawn in coins behind perfect play, beside those who need not learn")
  func learning() throws {
    var generator = Generator(seed: 1)
    var run = BanditRun(BanditAgent(arms: 2, hidden: 2, using: &generator))
    for share in [0.25, 0.5] { run.note("share", share) }
    let plan = ExactPlan(pulls: 8, arms: 2)
    let plot = learningToPlay(
      ["RL²": run, "distilled": run], [one], plan, batch: 16)
    let drawn = try DrawnMarks(plot)
    #expect(isNear(drawn.rows("line “RL²”")[0], [[16, plan.value - 2], [32, plan.value - 4]]))
    #expect(plot.marks.count == 3)
  }

  @Test("Roads begin in the middle, and end at a star of their own")
  func drives() throws {
    let metaTest = RobotMetaTest(drives: [experience([0, 0.1], goal: (0.3, 0.4), rewards: [-1])])
    let drawn = try DrawnMarks(roads("r", towardsGoals([metaTest], [0], step: 0)))
    #expect(isNear(drawn.rows("line")[0], [[0, 0], [0.1, 0]]))
    #expect(isNear(drawn.rows("points")[0], [[0.3, 0.4]]))
    #expect(fourDirections([metaTest]) == [0] && fiveDrives(metaTest, step: 0).count == 1)
  }

  @Test("Returns stand over the number of steps; standing still is a line")
  func returns() throws {
    let scores = [[-4.0, -2], [-1, -2]].map { TaskScore(perTask: $0) }
    let plot = returnsByStep(
      [.init("MAML", scores, .blue)], still: -3, best: 0, published: (-20, 3))
    let drawn = try DrawnMarks(plot)
    #expect(isNear(drawn.rows("line “MAML”")[0], [[0, -3], [1, -1.5]]))
    #expect(drawn.rows("points “published”")[0][0][0] == 1)
    let learning = try DrawnMarks(whileLearning(before: [-9, -8], after: [-5, -1]))
    #expect(isNear(learning.rows("line “after it”")[0], [[0, -5], [1, -1]]))
  }

  @Test("Robots of similar angle have one mean; bins without a robot have none")
  func angles() throws {
    let means = byAngle([-175, -155, 10, 20], [-1, -3, -4, -6])
    #expect(means.x == [-165, 15] && means.y == [-2, -5])
    #expect(sign(-132.6, .decimals(0)) == "−133")
    let robots = [Robot(drag: 0.5, tilt: 2), Robot(drag: 0.1, tilt: -2.2), Robot(tilt: 3)]
    #expect(slantedRobot(robots) == 1 && slantedRobot([robots[0], robots[2]]) == 1)
    #expect(abs(robots[0].degrees - 114.59) < 0.01)
  }
}

@Suite("Chapter 13: sentences that Swift chose")
struct Chapter13SentenceTests {
  private func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

  @Test("A difference within its interval ranks nobody")
  func order() {
    #expect(Order(score(1, 1.1, 0.9)) == .ahead && Order(score(-1, -1.1)) == .behind)
    #expect(Order(score(-1, 1)) == .open && Order(score(0, 0)) == .open)
    #expect(Seen.standing("A", "B", score(2, 2)) == "A wins 2.00 ± 0.00 more than B")
    #expect(Seen.standing("A", "B", score(-2, -2)) == "A wins 2.00 ± 0.00 less than B")
    #expect(
      Seen.standing("perfect play", "UCB1", score(-1, 1.006), digits: 3)
        .hasPrefix("perfect play and UCB1 cannot be told apart (0.003 ± "))
  }

  @Test("Every sentence says who is ahead, and by how much")
  func sentences() {
    #expect(Seen.memory(score(1, 1)).contains("1.00 ± 0.00 coins more"))
    #expect(Seen.memory(score(-1, -1)).contains("less: so far its memory is worth nothing"))
    #expect(Seen.secondStep(score(-3, -3)) == "loses 3.0 ± 0.0")
    #expect(Seen.start(score(-3, -3)) == "joint training is ahead by 3.0 ± 0.0")
    #expect(Seen.beside(still: score(4, 4)) == "earns 4.0 ± 0.0 more than standing still")
    #expect(Seen.beside(still: score(-4, 4)).contains("cannot be told"))
  }

  @Test("A long game is said to change the order only where Thompson passes greed")
  func longGame() {
    func players(greedy: Float, thompson: Float) -> [Played] {
      let all: [(String, Float)] = [("greedy", greedy), ("Thompson", thompson), ("UCB1", 3)]
      return all.map { name, coins in Played(name, [game([0], [coins]), game([0], [coins])]) }
    }
    let short = players(greedy: 2, thompson: 1)
    #expect(Seen.order(short, players(greedy: 2, thompson: 2.5)).contains("his exploring pays"))
    #expect(Seen.order(short, players(greedy: 2, thompson: 1.5)).contains("does not pay in either"))
    #expect(Seen.order(short, players(greedy: 2, thompson: 2)).contains("cannot be told apart"))
    #expect(Seen.order(short, short).contains("was not trained on long trials"))
  }
}
