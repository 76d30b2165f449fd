import Datasets

/// How often a player is on the better of two machines, pull by pull: before training, after it, and by perfect play.
struct FirstGame {
  let before, after, perfect: [Double]
}

extension FirstGame {
  init(_ newborn: BanditAgent, _ trained: BanditAgent, pulls: Int = 10, seed: UInt64) {
    let pairs = ValidationTasks(bandits(2000, arms: 2, seed: seed, stream: 5)).value
    func onBest(_ agent: BanditAgent) -> [Double] {
      agent.played(pairs, pulls: pulls, seed: seed).onBest
    }
    let plan = Strategy.exact(ExactPlan(pulls: pulls, arms: 2))
    (before, after) = (onBest(newborn), onBest(trained))
    perfect = plan.played(pairs, pulls: pulls, seed: seed).onBest
  }
}
