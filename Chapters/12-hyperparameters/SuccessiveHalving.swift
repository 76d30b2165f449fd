import Engine

private let halvings = 3

/// How many settings successive halving can begin with for so many trainings a task. Who stays goes on from where it stood, so
/// each round after the first costs half of the first.
func halvedSettings(trainings: Int) -> Int { trainings * (1 << halvings) * 2 / (2 + halvings) }

/// Many settings [tasks, 7] for an eighth of the steps; task by task the better half on validation points for a quarter, and
/// so on; among the last, trained to the end, the best (Jamieson and Talwalkar 2016, section 2). Its query errors.
///
/// Training is a function of its setting, so here who goes on is trained anew.
func successiveHalving(
  _ settings: [Tensor], on problems: Problems, from start: BaseNetwork, steps: Int
) -> [Double] {
  var alive = settings
  for round in stride(from: halvings, to: 0, by: -1) {
    let validations = alive.map { setting in
      let network = trained(
        start, setting, on: problems.training, steps: max(steps >> round, 1), createGraph: false)
      return logErrors(errors(network, problems.validation))
    }
    let orders = (0..<problems.count).map { task in
      alive.indices.sorted { validations[$0][task] < validations[$1][task] }
    }
    alive = (0..<max(alive.count / 2, 1)).map { [alive] place in
      .stacked(orders.enumerated().map { task, order in alive[order[place]].row(task) })
    }
  }
  return SearchCurve(problems, start, trials: alive.count, steps: steps) { alive[$0] }.chosen.last!
}
