import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let channels, metaSteps, metaBatch, innerSteps: Int
  let innerRate: Float
  let pretrainingSteps, testTasks: Int
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let size = Experiment(
      channels: count(
        "channels", 1...256, quick: 16, standard: 32, paper: 64, "maps of each convolution"),
      metaSteps: count(
        "meta-steps", 1...1_000_000, quick: 150, standard: 1500, paper: 20_000,
        "turns of the loop over tasks"),
      metaBatch: count(
        "meta-batch", 1...256, quick: 4, standard: 8, paper: 16, "tasks of one turn"),
      innerSteps: count("steps", 1...15, 3, "steps on the support of a task"),
      innerRate: number("rate", 0.0001...10, 0.4, "the length of such a step"),
      pretrainingSteps: count(
        "pretraining", 1...1_000_000, quick: 200, standard: 3000, paper: 20_000,
        "steps of ordinary training before fine-tuning"),
      testTasks: count(
        "tasks", 100...100_000, quick: 100, standard: 600, paper: 2000, "test tasks"))
    require(
      size.testTasks >= 600 || scale == .quick,
      "tasks=\(size.testTasks) is too little at scale \(scale): fewer than 600 tell no methods apart."
    )
    return size
  }
}
