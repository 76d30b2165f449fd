import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let width, epochs, classifierSteps, steps, way, readerWidth: Int
  let readerRates: [Float]
  let rate: Float
  let memoryEpisodes, choiceTasks, testTasks: Int
  let checkpoint: Float

  /// So many tasks of training stand behind one step.
  let tasksOfAStep = 4
  /// Drawers and width of the network that could memorise.
  let memory = (drawers: 16_384, width: 64)
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let experiment = Experiment(
      width: count(
        "width", 2...512, quick: 24, standard: 64, paper: 64, "numbers of a word's vector"),
      epochs: count(
        "epochs", 1...100, quick: 2, standard: 4, paper: 8, "passes over the pairs of neighbours"),
      classifierSteps: count(
        "classifier", 1...100_000, quick: 20, standard: 80, paper: 200,
        "steps of the classifier of known intents"),
      steps: count(
        "steps", 1...1_000_000, quick: 20, standard: 60, paper: 400,
        "steps of each meta-training, four tasks each"),
      way: count("way", 2...10, 8, "intents of a task of training"),
      readerWidth: count(
        "reader", 2...512, quick: 12, standard: 64, paper: 128, "states of the reader of letters"),
      readerRates: scale.of(
        quick: [0.03], standard: [0.01, 0.03, 0.1], paper: [0.003, 0.01, 0.03, 0.1]),
      rate: number("rate", 0.000001...1, 0.01, "the learning rate of the meta-trainings"),
      memoryEpisodes: count(
        "memory", 10...1_000_000, quick: 30, standard: 150, paper: 1000,
        "episodes of the network that could memorise"),
      choiceTasks: count(
        "choice", 50...1_000_000, quick: 60, standard: 200, paper: 600,
        "validation tasks of each kind"),
      testTasks: count(
        "tasks", 100...1_000_000, quick: 100, standard: 600, paper: 2000, "test tasks of each kind"),
      checkpoint: number("checkpoint", 0...86_400, 60, "seconds between checkpoints"))
    require(
      experiment.testTasks >= 600 || scale == .quick,
      "tasks=\(experiment.testTasks) is too little at scale \(scale): fewer than 600 tell no methods apart."
    )
    return experiment
  }
}
