import Notebook

/// What a reader may change of this chapter's experiments.
struct Experiment {
  let epochs, scheduleMetaSteps, baseSteps, metaSteps, fixedSteps: Int
  let metaRate, limit: Float
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    Experiment(
      epochs: count(
        "epochs", 1...100, quick: 3, standard: 10, paper: 10, "passes over the digits"),
      scheduleMetaSteps: count(
        "schedule", 1...100_000, quick: 12, standard: 120, paper: 400,
        "steps that teach a schedule"),
      baseSteps: count("steps", 1...1000, 40, "steps of a training on a small data set"),
      metaSteps: count(
        "meta", 2...1_000_000, quick: 120, standard: 1500, paper: 6000, "steps that teach g"),
      fixedSteps: count(
        "fixed", 1...1_000_000, quick: 40, standard: 400, paper: 1500,
        "steps that improve the one setting for all"),
      metaRate: number(
        "rate", 0.000001...1, quick: 0.003, standard: 0.002, paper: 0.002,
        "the rate at which g is taught"),
      limit: number(
        "limit", 0.001...1_000_000, 30, "the length that a task's gradient is cut to"))
  }
}
