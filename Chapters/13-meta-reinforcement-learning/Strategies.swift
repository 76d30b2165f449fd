import Engine

/// A rule that looks at the tally, and at the game so far, and names the next arm.
struct Strategy: Sendable {
  let name: String
  let choose: @Sendable (_ tally: Tally, _ game: Game, _ generator: inout Generator) -> Int
}

extension Strategy {
  /// Any arm.
  static let random = Strategy(name: "random") { tally, _, generator in
    generator.below(tally.arms.count)
  }

  /// Whatever looks best now.
  static let greedy = Strategy(name: "greedy") { tally, _, _ in tally.best(tally.mean) }

  /// Stays after a win, and takes the next arm after a loss: what one can do who knows the last pull alone.
  static let winStay = Strategy(name: "win-stay") { tally, game, _ in
    guard let arm = game.arms.last, let reward = game.rewards.last else { return 0 }
    return reward > 0 ? arm : (arm + 1) % tally.arms.count
  }

  /// The same, but any arm once in 1/ε pulls.
  static func epsilonGreedy(_ epsilon: Double) -> Strategy {
    Strategy(name: "ε-greedy") { tally, _, generator in
      Double(generator.uniform()) < epsilon
        ? generator.below(tally.arms.count) : tally.best(tally.mean)
    }
  }

  /// The best that an arm might plausibly be: mean + c √(2 ln t / pulls) (Auer et al. 2002), with one
  /// win and one loss in every arm's account at the start.
  static func ucb1(_ c: Double) -> Strategy {
    Strategy(name: "UCB1") { tally, game, _ in
      let pull = game.arms.count + 1
      return tally.best {
        plausibleBest(wins: tally.wins[$0], losses: tally.losses[$0], pull: pull, width: c)
      }
    }
  }

  /// Draws a p for each arm from what is known of it, Beta(wins + 1, losses + 1), and believes it.
  static let thompson = Strategy(name: "Thompson") { tally, _, generator in
    let drawn = tally.arms.map { tally.sample($0, using: &generator) }
    return tally.best { drawn[$0] }
  }

  /// Draws several for each arm and believes the likeliest of them; how many is tuned (Duan et al. 2016).
  static func optimisticThompson(_ draws: Int) -> Strategy {
    Strategy(name: "optimistic Thompson") { tally, _, generator in
      let believed = tally.arms.map { arm in
        let drawn = (0..<draws).map { _ in tally.sample(arm, using: &generator) }
        return drawn.max { tally.logDensity(arm, $0) < tally.logDensity(arm, $1) }!
      }
      return tally.best { believed[$0] }
    }
  }

  func play(_ bandit: Bandit, pulls: Int, using generator: inout Generator) -> Game {
    var (bandit, tally) = (bandit, Tally(arms: bandit.chances.count))
    var game = Game(bestArm: bandit.bestArm)
    for _ in 0..<pulls {
      let arm = choose(tally, game, &generator)
      let reward = bandit.pull(arm)
      tally.count(arm, reward)
      game.note(arm, reward)
    }
    return game
  }

  /// One game on each bandit, on all cores.
  func play(_ bandits: [Bandit], pulls: Int, seed: UInt64) -> [Game] {
    parallelMap(bandits.count) { index in
      var generator = Generator(seed: seed &+ UInt64(index) &* 0x9E37_79B9)
      var own = generator.split()
      return play(bandits[index], pulls: pulls, using: &own)
    }
  }
}
