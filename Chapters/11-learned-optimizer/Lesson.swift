import Engine
import Learning

/// A learned optimizer in one breath: it descends some bowls, and the sum of the losses on the way is its own loss.
func lossOnTheWay(
  _ optimizer: LearnedOptimizer, on bowls: Problem, steps: Int
) -> Tensor {
  var (theta, total) = (bowls.start, Tensor(0))
  var memory = optimizer.initialState(theta.shape[0])
  for step in 0..<steps {
    let slope = bowls.look(theta.detached(), step).slope  // it reads …
    let (update, next) = optimizer(slope, memory)  // … and answers
    (theta, memory) = (theta + update, next)
    total += bowls.losses(theta, step + 1).sum()
  }
  return total
}
