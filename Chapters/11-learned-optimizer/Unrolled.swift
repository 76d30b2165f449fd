import Engine
import Learning

/// What a gradient is that the optimizer reads: a number, or a function of all updates before it.
enum SlopeMode: CaseIterable, Sendable { case constant, differentiated }

/// What a descent under an optimizer leaves behind.
struct Unrolled {
  /// L(θ₁) + … + L(θ_T), averaged over the problems.
  let loss: Tensor
  /// ∇L(θ₀) … ∇L(θ_{T−1}): what the optimizer read.
  let slopes: [Tensor]
}

/// T steps θₜ = θₜ₋₁ + Δₜ of one problem, all on one tape: the definition, with nothing done to be fast.
///
/// `.constant` cuts the tape where gradients are read, which saves all second derivatives of L. Given
/// `slopes`, the optimizer reads those, whatever the gradients are: the function that `.constant`
/// differentiates, for a check by differences.
func unrolled(
  _ optimizer: LearnedOptimizer, on problem: Problem, steps: Int, mode: SlopeMode,
  reading slopes: [Tensor]? = nil
) -> Unrolled {
  var (theta, state) = (problem.start, optimizer.initialState(problem.start.shape[0]))
  var (total, read): (Tensor, [Tensor]) = (Tensor(0), [])
  for step in 0..<steps {
    let slope =
      slopes?[step]
      ?? gradient(
        at: Parameters(tensors: [theta]), createGraph: mode == .differentiated
      ) { problem.losses($0.tensors[0], step).sum() }[0]
    let update: Tensor
    (update, state) = optimizer(slope, state)
    theta += update
    total += problem.losses(theta, step + 1).sum() * (1 / Float(problem.count))
    read.append(slope.detached())
  }
  return Unrolled(loss: total, slopes: read)
}
