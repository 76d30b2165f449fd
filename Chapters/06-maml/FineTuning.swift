import Engine
import Learning
import Notebook

/// What fine-tuning a network on waves comes to, for several rates and up to ten steps.
struct FineTuning {
  let rates: [Float]
  /// The mean error for each rate, after 0, 1, … 10 steps.
  let errors: [[Double]]

  init(
    _ network: WaveNetwork, on waves: WaveTasks,
    rates: [Float] = [1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1]
  ) {
    self.init(
      rates: rates,
      errors: rates.map { errorsAfterSteps(network, waves, rate: $0, steps: 10).map(mean) })
  }

  init(rates: [Float], errors: [[Double]]) {
    (self.rates, self.errors) = (rates, errors)
  }

  /// The rates by their errors after so many steps; one that diverged is never the best.
  private func search(after steps: Int) -> GridSearch<Float> {
    GridSearch(rates, scores: errors.map { -$0[steps] })
  }

  /// The rate with the lowest error after so many steps.
  func bestRate(after steps: Int) -> Float { search(after: steps).best }

  /// Whether the best rate after so many steps lies between the first and the last.
  func isInside(after steps: Int) -> Bool { search(after: steps).isInside }

  /// A line of a table for each rate.
  func rows(after steps: [Int]) -> [[String]] {
    rates.indices.map { rate in
      [rates[rate].written(.shortest)] + steps.map { text(rate, after: $0) }
    }
  }

  private func text(_ rate: Int, after steps: Int) -> String {
    let error = errors[rate][steps]
    return error < 100 ? error.written(.decimals(2)) : "diverges"
  }
}
