import Engine
import Learning

/// What an unroll noted on some steps, block by block: all that the meta-gradient needs.
struct TruncationWindow {
  /// What the optimizer kept before the first of them.
  let starts: [LearnedOptimizer.State]
  /// The gradients that it read, and the updates that it wrote: [step][block].
  var read: [[Tensor]] = []
  var updates: [[Tensor]] = []
  /// The gradients of the mean loss after each update: [step][block].
  var after: [[Tensor]] = []
  /// The mean loss after each update.
  var losses: [Double] = []

  /// How much each later loss counts for each update of a block: G_s = Σ_{t>s} w_t ∇L(θ_t).
  ///
  /// With `isLogarithmic`, w_t = 1/L(θ_t): the slope of log L, so that late and small losses count as much as
  /// early and large ones.
  func blames(block: Int, isLogarithmic: Bool) -> [Tensor] {
    laterSlopes(
      after.map { $0[block] }, weights: losses.map { isLogarithmic ? Float(1 / $0) : 1 })
  }

  /// The gradient along φ of Σ_t w_t L(θ_t), where every gradient that is read counts as a number.
  ///
  /// θ_t is θ₀ plus all updates before it, so ∂/∂φ Σ_t w_t L(θ_t) = Σ_s ⟨G_s, ∂Δ_s/∂φ⟩: the optimizer alone runs
  /// again, on a tape, and the problem does not. Coordinates do not see each other, so some random
  /// `blocks` give an estimate without bias, and all of them the exact gradient.
  func metaGradient(
    _ optimizer: LearnedOptimizer, blocks: [Int], isLogarithmic: Bool
  ) -> [Tensor] {
    let parts = blocks.map { block in
      let blames = blames(block: block, isLogarithmic: isLogarithmic)
      return gradient(at: optimizer) { optimizer in
        var (state, total) = (starts[block], Tensor(0))
        for (slope, blame) in zip(read, blames) {
          let update: Tensor
          (update, state) = optimizer(slope[block], state)
          total += (blame * update).sum()
        }
        return total
      }
    }
    let share = Float(starts.count) / Float(blocks.count)
    return parts[0].indices.map { index in
      parts.dropFirst().reduce(parts[0][index]) { $0 + $1[index] } * share
    }
  }
}
