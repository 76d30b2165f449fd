import Engine
import Learning

/// One method with each of its rates, and what came of it.
struct Trials {
  let name: String
  let rates: [Float]
  let runs: [[Pass]]

  /// The rates, by the validation accuracy at the end.
  var search: GridSearch<Float> { GridSearch(rates, scores: finals) }
  /// The validation accuracy at the end, rate by rate.
  var finals: [Double] { runs.map { $0[$0.count - 1].accuracy } }
  /// Which rate served best.
  var best: Int { search.bestIndex }
  /// What the best rate reached.
  var score: Double { finals[best] }
  /// How the best rate's training ended.
  var end: Pass { runs[best][runs[best].count - 1] }
}

extension Trials {
  /// Trains with every rate; the trainings share the cores. While the best rate stands at an end of the grid, the grid
  /// goes on there, three times as far, by at most six rates.
  init(_ name: String, rates: [Float], _ train: (Float) -> [Pass]) {
    var trials = Trials(
      name: name, rates: rates, runs: parallelMap(rates.count) { train(rates[$0]) })
    for _ in 0..<6 where !trials.search.isInside {
      let isLow = trials.best == 0
      let next = isLow ? trials.rates[0] / 3 : trials.rates.last! * 3
      trials = Trials(
        name: name, rates: isLow ? [next] + trials.rates : trials.rates + [next],
        runs: isLow ? [train(next)] + trials.runs : trials.runs + [train(next)])
    }
    self = trials
  }
}

extension Trials {
  /// On which validation images this method is right and another one, at its own best, is not: image by image.
  func lead(over other: Trials) -> TaskScore {
    func score(_ trials: Trials) -> TaskScore {
      TaskScore(perTask: trials.end.isRight.map { $0 ? 1 : 0 })
    }
    return score(self).lead(over: score(other))
  }
}
