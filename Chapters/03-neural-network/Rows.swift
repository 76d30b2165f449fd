import Notebook

/// A line for each rate that any of some methods tried.
func rows(_ trials: [Trials]) -> [[String]] {
  Set(trials.flatMap(\.rates)).sorted().map { rate in
    ["\(rate)"]
      + trials.map { trial in
        trial.rates.firstIndex(of: rate).map { trial.finals[$0].written(.percent(1)) } ?? "–"
      }
  }
}

/// A line for each method: how many steps it took, and what its best rate reached.
func rows(_ methods: [Trials], steps: [Int]) -> [[String]] {
  zip(methods, steps).map { method, steps in
    [
      method.name, "\(steps)", "\(method.rates[method.best])", method.score.written(.percent(1)),
    ]
  }
}

/// A line for each width.
func rows(_ widths: Widths) -> [[String]] {
  widths.units.indices.map { index in
    let trials = widths.trials[index]
    let losses = [trials.end.training, trials.end.validation].map { $0.written(.decimals(3)) }
    return ["\(widths.units[index])", "\(widths.knobs[index])", "\(trials.rates[trials.best])"]
      + losses + [trials.score.written(.percent(1))]
  }
}
