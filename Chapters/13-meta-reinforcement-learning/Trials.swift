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

extension BanditAgent {
  /// Plays all bandits side by side, `pulls` pulls each.
  ///
  /// `forgets` takes its memory away before every pull: to see what the memory was for.
  func play(
    _ bandits: [Bandit], pulls: Int, forgets: Bool = false, using generator: inout Generator
  ) -> Trials {
    var bandits = bandits
    var games = bandits.map { Game(bestArm: $0.bestArm) }
    var state = memory.cell.initialState(batch: bandits.count)
    var last: (arms: [Int], rewards: [Float])?
    var (inputs, choices, logs, values, rewards): ([Tensor], [Tensor], [Tensor], [Tensor], [Tensor])
    (inputs, choices, logs, values, rewards) = ([], [], [], [], [])
    for _ in 0..<pulls {
      let input = Self.input(arms: arms, last: last, batch: bandits.count)
      if forgets { state = memory.cell.initialState(batch: bandits.count) }
      state = memory.cell(input, state)
      let policy = Categorical(logits: actor(state.hidden))
      let chosen = policy.sample(using: &generator)
      let paid = bandits.indices.map { bandits[$0].pull(chosen[$0]) }
      for index in games.indices {
        games[index].arms.append(chosen[index])
        games[index].rewards.append(paid[index])
      }
      let oneHot = Tensor.oneHot(chosen, classes: arms)
      inputs.append(input)
      choices.append(oneHot)
      logs.append(policy.logProbability(of: oneHot))
      values.append(critic(state.hidden).squeezed(at: 1))
      rewards.append(Tensor(paid))
      last = (chosen, paid)
    }
    return Trials(
      inputs: .stacked(inputs), choices: .stacked(choices), logProbabilities: .stacked(logs),
      values: .stacked(values), rewards: .stacked(rewards), games: games)
  }
}
