import Engine
import Learning
import Live
import Testing

@testable import _3_meta_reinforcement_learning

/// The machines, players and beliefs of the page are those of the chapter.
@Suite("Chapter 13: in the browser", .serialized) struct Chapter13LiveTests {
  private static let agent: BanditAgent = {
    var generator = Generator(seed: 6)
    return BanditAgent(arms: 3, hidden: 5, using: &generator)
  }()
  private static let weights = agent.numbers
  /// Arm and payment of each pull.
  private static let game: [Float] = [0, 1, 2, 0, 0, 1, 1, 0]

  /// The games of both rivals and the chances.
  private func begun() -> [Float] {
    #expect(banditLoad(3, 5, Self.weights, Int32(Self.weights.count)) == 1)
    #expect(banditLoad(3, 6, Self.weights, Int32(Self.weights.count)) == 0)
    var start = [Float](repeating: 0, count: 4 * 6 + 3)
    banditStart(4, 6, 0.5, &start)
    return start
  }

  @Test func gamesBeliefsAndScoresAreTheSameThere() throws {
    let start = begun()
    var (beliefs, scores) = ([Float](repeating: 0, count: 12), [Float](repeating: 0, count: 8))
    banditBeliefs(Self.game, 4, 0.5, &beliefs)
    banditScore(Self.game, 4, &scores)
    let paid = [0, 1, 2, 2].map { [banditPull($0)] }
    let there = try LiveModule("13-meta-reinforcement-learning").numbers(
      [
        LiveModule.Call(
          "banditLoad", .number(3), .number(5), .list(Self.weights),
          .number(Double(Self.weights.count))),
        LiveModule.Call("banditStart", .number(4), .number(6), .number(0.5), .room(27)),
        LiveModule.Call(
          "banditBeliefs", .list(Self.game), .number(4), .number(0.5), .room(12)),
        LiveModule.Call("banditScore", .list(Self.game), .number(4), .room(8)),
      ] + [0, 1, 2, 2].map { LiveModule.Call("banditPull", .number($0)) })
    #expect(there[0] == [1])
    for (mine, theirs) in zip([start, beliefs, scores] + paid, there.dropFirst()) {
      #expect(isSame(mine, theirs))
    }
  }

  /// The rivals' games, with the luck that the reader has too.
  @Test func everybodyMeetsTheSameLuck() {
    let start = begun()
    var generator = Generator(seed: 4)
    let bandit = Bandit(arms: 3, using: &generator)
    #expect(Array(start.suffix(3)) == bandit.chances)
    let network = Self.agent.play([bandit], pulls: 6, using: &generator).games[0]
    let rule = Strategy.ucb1(0.5).play(bandit, pulls: 6, using: &generator)
    for pull in 0..<6 {
      let row = Array(start[4 * pull..<4 * pull + 4])
      #expect(row[0] == Float(network.arms[pull]) && row[1] == network.rewards[pull])
      #expect(row[2] == Float(rule.arms[pull]) && row[3] == rule.rewards[pull])
    }
    // Whoever pulls the same arms is paid the same.
    #expect(rule.arms.map { banditPull(Int32($0)) } == rule.rewards)
  }

  @Test func beliefsAndScoresAreTheChapters() {
    let chances = Array(begun().suffix(3))
    var (beliefs, scores) = ([Float](repeating: 0, count: 12), [Float](repeating: 0, count: 8))
    banditBeliefs(Self.game, 4, 0.5, &beliefs)
    var tally = Tally(arms: 3)
    for pull in 0..<4 { tally.count(Int(Self.game[2 * pull]), Self.game[2 * pull + 1]) }
    for arm in 0..<3 {
      #expect(beliefs[4 * arm] == Float(tally.mean(arm)))
      #expect(beliefs[4 * arm + 1] == Float(tally.deviation(arm)))
    }
    // Two wins on the first arm: Beta(3, 1) has the variance 3 / 80.
    #expect(abs(beliefs[1] - (Float(3) / 80).squareRoot()) < 1e-6 && beliefs[0] == 0.75)
    let bound = plausibleBest(wins: 0, losses: 1, pull: 5, width: 0.5)
    #expect(beliefs[6] == Float(bound) && beliefs[10] == Float(bound))
    #expect(abs(beliefs[3] + beliefs[7] + beliefs[11] - 1) < 1e-5)

    banditScore(Self.game, 4, &scores)
    let best = chances.max()!
    let given = [0, 2, 0, 1].reduce(Float(0)) { $0 + best - chances[$1] }
    #expect(scores[6] == 2 && abs(scores[7] - given) < 1e-5 && scores[1] == best - chances[0])
  }

  /// What the network would pull after a game is what it pulls when it plays that game.
  @Test func theWishIsTheNetworksPolicy() {
    _ = begun()
    var generator = Generator(seed: 9)
    let bandit = Bandit(arms: 3, using: &generator)
    let trials = Self.agent.play([bandit], pulls: 3, using: &generator)
    let played = trials.games[0]
    let game = zip(played.arms, played.rewards).flatMap { [Float($0), $1] }
    var beliefs = [Float](repeating: 0, count: 12)
    banditBeliefs(game, 2, 0.5, &beliefs)
    let chosen = trials.logProbabilities[2, 0]
    #expect(abs(beliefs[4 * played.arms[2] + 3] - Tensor(chosen).exp().item) < 1e-5)
  }
}
