import Engine
import Learning

extension ExactPlan {
  /// The arm that perfect play would have pulled at each pull of a game, whoever played it.
  func advice(in game: Game) -> [Int] {
    var tally = Tally(arms: arms)
    return zip(game.arms, game.rewards).map { pulled, reward in
      let best = arm(after: tally)
      tally.count(pulled, reward)
      return best
    }
  }

  /// The same for the games of some trials, [time, batch, arms].
  func advice(in trials: Trials) -> Tensor {
    let byGame = trials.games.map(advice)
    return .stacked(
      byGame[0].indices.map { pull in Tensor.oneHot(byGame.map { $0[pull] }, classes: arms) })
  }
}

extension MetaTraining where Model == BanditAgent {
  /// Plays a batch of new bandits, and learns to name the arms that perfect play would have pulled at every point of these
  /// games: distillation, on the games of the pupil (Ross et al. 2011). The bandits and the number of steps are those of PPO.
  mutating func imitate(
    _ plan: ExactPlan, _ recipe: Recipe, pulls: Int, iteration: Int, seed: UInt64
  ) {
    let parts = model.trials(recipe, pulls: pulls, iteration: iteration, seed: seed)
    let advised = parallelMap(parts.count) { Advised(parts[$0], plan) }
    learn(from: advised, recipe) { agent, part in
      -agent(part.inputs).policy.logProbability(of: part.choices).mean()
    }
    note(parts)
  }
}

/// What a pupil saw before each pull, and what perfect play would have pulled.
private struct Advised {
  let inputs, choices: Tensor

  init(_ trials: Trials, _ plan: ExactPlan) {
    (inputs, choices) = (trials.inputs, plan.advice(in: trials))
  }
}
