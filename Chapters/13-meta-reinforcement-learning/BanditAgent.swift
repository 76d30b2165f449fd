import Engine
import Learning

/// A GRU that plays: it is told what it did and what came of it, and names the next arm.
///
/// Nothing in it is changed while it plays but its state, and the state is handed on from pull to pull of one
/// bandit; a new bandit begins with zeros (RL², Duan et al. 2016; Wang et al. 2016).
struct BanditAgent: Module {
  var memory: GRU
  /// The state → how much it is inclined to each arm.
  var actor: Dense
  /// The state → the reward that it still expects from this bandit.
  var critic: Dense

  init(arms: Int, hidden: Int, using generator: inout Generator) {
    memory = GRU(GRUCell(arms + 2, hidden, using: &generator))
    actor = Dense(hidden, arms, initializer: .orthogonal(gain: 0.01), using: &generator)
    critic = Dense(hidden, 1, using: &generator)
  }

  var arms: Int { actor.bias.count }

  /// What it sees before a pull: the last arm one-hot, the last reward, and whether there was none; [batch, arms + 2].
  static func input(arms: Int, last: (arms: [Int], rewards: [Float])?, batch: Int) -> Tensor {
    Tensor(shape: [batch, arms + 2]) { input in
      for index in input.indices { input[index] = 0 }
      for b in 0..<batch {
        let row = b * (arms + 2)
        guard let last else {
          input[row + arms + 1] = 1
          continue
        }
        input[row + last.arms[b]] = 1
        input[row + arms] = last.rewards[b]
      }
    }
  }

  /// What it saw before each pull of its first game, and what it pulled: rows of a table.
  func shown(_ trials: Trials) -> (header: [String], rows: [[String]]) {
    let header = ["before pull"] + (1...arms).map { "arm \($0)" } + ["reward", "first", "→ pulls"]
    let rows = trials.games[0].arms.enumerated().map { t, arm in
      ["\(t + 1)"] + (0..<self.arms + 2).map { "\(Int(trials.inputs[t, 0, $0]))" } + [
        "arm \(arm + 1)"
      ]
    }
    return (header, rows)
  }

  /// Whole trials at once: inputs [time, batch, arms + 2] → logits [time, batch, arms], values [time, batch].
  func callAsFunction(_ inputs: Tensor) -> (policy: Categorical, values: Tensor) {
    let (time, batch) = (inputs.shape[0], inputs.shape[1])
    let states = memory(inputs).outputs.reshaped([time * batch, memory.cell.hiddenCount])
    return (
      Categorical(logits: actor(states).reshaped([time, batch, arms])),
      critic(states).reshaped([time, batch])
    )
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    memory.visitParameters(visit)
    actor.visitParameters(visit)
    critic.visitParameters(visit)
  }

  var parameterNames: [String] {
    memory.parameterNames(in: "memory") + actor.parameterNames(in: "actor")
      + critic.parameterNames(in: "critic")
  }
}
