import Engine
import Learning

/// What many bandits at once left behind; all tensors are [time, batch] or [time, batch, …].
struct Trials {
  let inputs, choices: Tensor
  /// Of the choices, by the agent that made them.
  let logProbabilities: Tensor
  let values, rewards: Tensor
  let games: [Game]
}

/// One pull of all bandits at once; tensors are [batch] or [batch, …].
private struct Pull { let input, choice, logProbability, value, reward: Tensor }

extension Trials {
  fileprivate init(_ pulls: [Pull], _ games: [Game]) {
    func stacked(_ part: (Pull) -> Tensor) -> Tensor { .stacked(pulls.map(part)) }
    self.init(
      inputs: stacked { $0.input }, choices: stacked { $0.choice },
      logProbabilities: stacked { $0.logProbability }, values: stacked { $0.value },
      rewards: stacked { $0.reward }, games: games)
  }
}

extension BanditAgent {
  /// Plays all bandits side by side, `count` pulls each.
  ///
  /// `forgets` takes its memory away before every pull: to see what the memory was for.
  func play(
    _ bandits: [Bandit], pulls count: Int, forgets: Bool = false, using generator: inout Generator
  ) -> Trials {
    var (bandits, games) = (bandits, bandits.map { Game(bestArm: $0.bestArm) })
    var state = memory.cell.initialState(batch: bandits.count)
    var last: (arms: [Int], rewards: [Float])?
    var pulls: [Pull] = []
    for _ in 0..<count {
      if forgets { state = memory.cell.initialState(batch: bandits.count) }
      let input = Self.input(arms: arms, last: last, batch: bandits.count)
      state = memory.cell(input, state)
      let policy = Categorical(logits: actor(state.hidden))
      let chosen = policy.sample(using: &generator)
      let paid = bandits.indices.map { bandits[$0].pull(chosen[$0]) }
      for index in games.indices { games[index].note(chosen[index], paid[index]) }
      let choice = Tensor.oneHot(chosen, classes: arms)
      pulls.append(
        Pull(
          input: input, choice: choice, logProbability: policy.logProbability(of: choice),
          value: critic(state.hidden).squeezed(at: 1), reward: Tensor(paid)))
      last = (chosen, paid)
    }
    return Trials(pulls, games)
  }
}
