import Datasets
import Engine
import Learning

/// All games of one player on a row of bandits.
struct Played {
  let name: String
  let games: [Game]

  init(_ name: String, _ games: [Game]) { (self.name, self.games) = (name, games) }

  /// Coins won per bandit.
  var coins: TaskScore { TaskScore(perTask: games.map(\.total)) }

  /// How many coins more than another, bandit by bandit: both met the same ones with the same luck.
  func lead(over other: Played) -> TaskScore {
    TaskScore(perTask: zip(games, other.games).map { $0.total - $1.total })
  }

  /// The share of games in which something holds.
  func share(_ holds: (Game) -> Bool) -> Double {
    Double(games.count(where: holds)) / Double(games.count)
  }

  /// The share of games whose last two coins go to an arm that is not the best.
  var endsOffBest: Double {
    share { game in game.arms.suffix(2).allSatisfy { $0 != game.bestArm } }
  }

  /// Pull by pull, the share of games on the best arm.
  var onBest: [Double] {
    games[0].arms.indices.map { pull in share { $0.arms[pull] == $0.bestArm } }
  }

  /// Pull by pull, the share of games on an arm that was never pulled before.
  var onNew: [Double] {
    games[0].arms.indices.map { pull in
      share { !$0.arms[..<pull].contains($0.arms[pull]) }
    }
  }
}

extension [Played] {
  /// The player of that name.
  subscript(_ name: String) -> Played { first { $0.name == name }! }
}

extension Strategy {
  /// Its games on bandits, with everybody's luck.
  func played(_ bandits: [Bandit], pulls: Int, seed: UInt64) -> Played {
    Played(name, play(bandits, pulls: pulls, seed: seed))
  }
}

extension BanditAgent {
  /// Its games on bandits, by the name of RL².
  func played(_ bandits: [Bandit], pulls: Int, seed: UInt64, forgets: Bool = false) -> Played {
    Played("RL²", games(bandits, pulls: pulls, seed: seed, forgets: forgets))
  }

  /// One game on each bandit, on all cores.
  func games(_ bandits: [Bandit], pulls: Int, seed: UInt64, forgets: Bool = false) -> [Game] {
    let parts = 8
    return parallelMap(parts) { part in
      var own = Generator(seed: seed, stream: 6, index: part)
      let range = bandits.count * part / parts..<bandits.count * (part + 1) / parts
      return play(Array(bandits[range]), pulls: pulls, forgets: forgets, using: &own).games
    }.flatMap { $0 }
  }
}

/// Everybody's games on the test bandits: rules, those who learned, and who plans.
func testGames(
  of rules: [Strategy], _ agents: [(name: String, agent: BanditAgent)],
  _ planners: [Strategy] = [], on bandits: TestTasks<[Bandit]>, pulls: Int, seed: UInt64
) -> [Played] {
  func played(_ strategies: [Strategy]) -> [Played] {
    strategies.map { $0.played(bandits.value, pulls: pulls, seed: seed) }
  }
  let learned = agents.map {
    Played($0.name, $0.agent.games(bandits.value, pulls: pulls, seed: seed))
  }
  return played(rules) + learned + played(planners)
}
