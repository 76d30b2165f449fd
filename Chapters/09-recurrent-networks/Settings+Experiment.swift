import Learning
import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let longest, hidden, steps: Int
  let rate, forgetBias: Float
  let batch: Int
  let norm: Float
  let examined, seamLength, seamSteps, epochs, units, window: Int

  /// So many stretches of the text are read side by side.
  let streams = 16

  /// The rate of the sums, and that of the sums with windows.
  var schedule: Schedule { .cosine(rate: rate, steps: steps, final: rate / 20) }
  var seamSchedule: Schedule { .cosine(rate: 0.01, steps: seamSteps, final: 0.0005) }
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    Experiment(
      longest: count(
        "length", 8...1000, quick: 24, standard: 100, paper: 200, "steps of the longest sums"),
      hidden: count(
        "hidden", 1...512, quick: 16, standard: 32, paper: 128, "units of the networks that add"),
      steps: count(
        "steps", 1...1_000_000, quick: 800, standard: 2000, paper: 10_000, "batches of sums"),
      rate: number(
        "rate", 0.000001...1, quick: 0.01, standard: 0.005, paper: 0.001,
        "the learning rate for sums"),
      forgetBias: number("forget-bias", -20...20, 2, "what the LSTM's forget gate begins with"),
      batch: count("batch", 1...1024, 32, "sums of a batch"),
      norm: number("norm", 0.0001...1000, 1, "the length that gradients are cut to"),
      examined: count(
        "exam", 100...1_000_000, quick: 1000, standard: 5000, paper: 10_000, "sums of the exam"),
      seamLength: count(
        "seam", 8...1000, quick: 16, standard: 40, paper: 80,
        "steps of the sums for truncated blame"),
      seamSteps: count(
        "seam-steps", 1...1_000_000, quick: 400, standard: 800, paper: 4000, "batches of those"),
      epochs: count(
        "epochs", 1...1000, quick: 10, standard: 20, paper: 40, "readings of the text"),
      units: count(
        "units", 1...1024, quick: 96, standard: 128, paper: 256,
        "units of the network that reads"),
      window: count("window", 1...1000, 50, "characters of a window"))
  }
}
