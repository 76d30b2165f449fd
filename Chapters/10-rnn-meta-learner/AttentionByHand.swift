import Engine
import Learning

/// q_t · k_s / √d for the steps of one sequence, [time, features], number by number: [t][s].
func likenessByHand(_ attention: CausalAttention, _ steps: Tensor) -> [[Double]] {
  func at(_ layer: Dense, _ step: Int) -> [Double] {
    layer(steps.sliced(0, step..<step + 1)).scalars.doubles
  }
  return (0..<steps.shape[0]).map { t in
    let query = at(attention.query, t)
    return (0..<steps.shape[0]).map { s in
      zip(query, at(attention.key, s)).map(*).reduce(0, +) / Double(query.count).squareRoot()
    }
  }
}
