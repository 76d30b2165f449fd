// Machines under the reader's hand, for a browser: the reader, the trained network and UCB1 play the same ones with the same luck.
// With: BanditAgent.swift Bandits.swift Posterior.swift Trials.swift Strategies.swift Solutions/PosteriorMean.swift Solutions/PlausibleBest.swift
import Engine
import Learning
import Live

nonisolated(unsafe) private var agent: BanditAgent?
/// The machines of this game, as the reader has left them.
nonisolated(unsafe) private var machines: Bandit?

/// Takes the trained weights; whether they fit a network of so many units, for so many arms.
@_cdecl("banditLoad")
public func banditLoad(
  _ arms: Int32, _ hidden: Int32, _ weights: UnsafePointer<Float>, _ count: Int32
) -> Int32 {
  let network = loaded(weights, count) {
    BanditAgent(arms: Int(arms), hidden: Int(hidden), using: &$0)
  }
  guard let network else { return 0 }
  agent = network
  return 1
}

/// The machines of a seed, and the games of the network and of UCB1 on copies of them: for each pull both arms and what they paid; at
/// the end the chances.
@_cdecl("banditStart")
public func banditStart(
  _ seed: Double, _ pulls: Int32, _ width: Double, _ result: UnsafeMutablePointer<Float>
) {
  guard let agent else { return }
  var generator = Generator(seed: UInt64(seed))
  let bandit = Bandit(arms: agent.arms, using: &generator)
  machines = bandit
  let network = agent.play([bandit], pulls: Int(pulls), using: &generator).games[0]
  let rule = Strategy.ucb1(width).play(bandit, pulls: Int(pulls), using: &generator)
  for pull in 0..<Int(pulls) {
    let row = result + 4 * pull
    (row[0], row[1]) = (Float(network.arms[pull]), network.rewards[pull])
    (row[2], row[3]) = (Float(rule.arms[pull]), rule.rewards[pull])
  }
  for arm in 0..<agent.arms { result[4 * Int(pulls) + arm] = bandit.chances[arm] }
}

/// What the next pull pays the reader.
@_cdecl("banditPull")
public func banditPull(_ arm: Int32) -> Float { machines?.pull(Int(arm)) ?? 0 }

/// After a game so far, arm and payment of each pull: for every arm what one may expect of it and how unsure that is, UCB1's index, and
/// how likely the network would pull it next.
@_cdecl("banditBeliefs")
public func banditBeliefs(
  _ game: UnsafePointer<Float>, _ pulls: Int32, _ width: Double,
  _ result: UnsafeMutablePointer<Float>
) {
  guard let agent else { return }
  var tally = Tally(arms: agent.arms)
  var inputs = [BanditAgent.input(arms: agent.arms, last: nil, batch: 1)]
  for pull in 0..<Int(pulls) {
    let (arm, reward) = (Int(game[2 * pull]), game[2 * pull + 1])
    tally.count(arm, reward)
    inputs.append(BanditAgent.input(arms: agent.arms, last: ([arm], [reward]), batch: 1))
  }
  let wish = agent(.stacked(inputs)).policy.logProbabilities.row(Int(pulls)).exp().scalars
  for arm in tally.arms {
    let row = result + 4 * arm
    (row[0], row[1]) = (Float(tally.mean(arm)), Float(tally.deviation(arm)))
    row[2] = Float(
      plausibleBest(
        wins: tally.wins[arm], losses: tally.losses[arm], pull: Int(pulls) + 1, width: width))
    row[3] = wish[arm]
  }
}

/// What a game so far won, and what it lost on average to who knows the best machine: both after every pull.
@_cdecl("banditScore")
public func banditScore(
  _ game: UnsafePointer<Float>, _ pulls: Int32, _ result: UnsafeMutablePointer<Float>
) {
  guard let machines else { return }
  let best = machines.chances[machines.bestArm]
  var (won, regret) = (Float(0), Float(0))
  for pull in 0..<Int(pulls) {
    won += game[2 * pull + 1]
    regret += best - machines.chances[Int(game[2 * pull])]
    (result[2 * pull], result[2 * pull + 1]) = (won, regret)
  }
}
