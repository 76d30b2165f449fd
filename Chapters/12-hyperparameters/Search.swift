import Engine
import Foundation
import Learning

/// Log errors of tasks, one number per task. A network that blew up counts as an error of 10 (a wave's own variance is ½).
func logErrors(_ errors: Tensor) -> [Double] {
  errors.scalars.map { log($0.isFinite ? min(max(Double($0), 1e-6), 10) : 10) }
}

/// Trains with the hyperparameters z [tasks, 7] and judges: log error on each task's query points.
func judged(_ z: Tensor, _ start: BaseNetwork, _ problems: Problems, steps: Int) -> [Double] {
  let network = trained(start, z, on: problems.training, steps: steps, createGraph: false)
  return logErrors(errors(network, problems.query))
}

/// What trying out settings on every task by itself leads to.
struct SearchCurve {
  /// `chosen[trial][task]`: query error of the setting that was best on validation points so far.
  let chosen: [[Double]]
  /// The lowest query error of any trial. Nobody could have chosen it: it knows the answers.
  let oracle: [Double]

  /// Tries `propose(0)`, `propose(1)`, … [tasks, 7], each on every task.
  init(
    _ problems: Problems, _ start: BaseNetwork, trials: Int, steps: Int,
    propose: (Int) -> Tensor
  ) {
    var (validations, queries): ([[Double]], [[Double]]) = ([], [])
    for trial in 0..<trials {
      let network = trained(
        start, propose(trial), on: problems.training, steps: steps, createGraph: false)
      validations.append(logErrors(errors(network, problems.validation)))
      queries.append(logErrors(errors(network, problems.query)))
    }
    let tasks = 0..<problems.count
    let searched = tasks.map { task in
      searchedErrors(validation: validations.map { $0[task] }, test: queries.map { $0[task] })
    }
    chosen = (0..<trials).map { trial in searched.map { $0[trial] } }
    oracle = tasks.map { task in queries.map { $0[task] }.min() ?? .infinity }
  }
}
