import Notebook

/// How large the chapter's experiments are.
struct Experiment: Sendable {
  let scale: Scale
  let waves: Int
  let shot, iterations, channels, metaBatch: Int
  let innerSteps, innerBatch, wantedShots: Int
  let innerRate: Float
  let metaTestSteps, metaTestBatch, metaTestTasks: Int
  let sums, patience: Int

  let way = 5
  /// α on waves, and how many steps a visit to one has.
  let waveRate: Float = 0.02
  let waveSteps = 5
  var waveTasks: Int { scale.of(quick: 100, standard: 600, paper: 600) }
  /// Visits that several workers share.
  var sharedVisits: Int { scale.of(quick: 192, standard: 2000, paper: 20_000) }
  var pairs: Int { scale.of(quick: 4, standard: 16, paper: 16) }
  var sumChannels: Int { scale.of(quick: 8, standard: 16, paper: 64) }
  var sumTasks: Int { scale.of(quick: 30, standard: 100, paper: 600) }
  /// How often a training is judged, and on how many validation tasks.
  var looks: Int { scale.of(quick: 3, standard: 4, paper: 50) }
  var lookTasks: Int { scale.of(quick: 30, standard: 200, paper: 300) }
  /// "5w1s", as records are called.
  var setting: String { "\(way)w\(shot)s" }
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let size = Experiment(
      scale: scale,
      waves: count(
        "waves", 1...1_000_000, quick: 1500, standard: 20_000, paper: 60_000, "visits to waves"),
      shot: count("shot", 1...19, 1, "drawings of each character to learn from, at the exam"),
      iterations: count(
        "iterations", 1...1_000_000, quick: 200, standard: 12_000, paper: 100_000,
        "meta-steps on characters"),
      channels: count(
        "channels", 1...256, quick: 16, standard: 32, paper: 64, "maps of each convolution"),
      metaBatch: count("meta-batch", 1...256, 5, "tasks visited before a meta-step"),
      innerSteps: count("steps", 1...100, 5, "inner steps of a visit"),
      innerBatch: count("batch", 1...1000, 10, "images of an inner step"),
      wantedShots: count(
        "train-shots", 1...19, 10, "drawings of each character of a task of training"),
      innerRate: number(
        "rate", 0.000001...1, quick: 0.006, standard: 0.008, paper: 0.001,
        "α, the length of an inner step"),
      metaTestSteps: count("exam-steps", 1...1000, 50, "inner steps at the exam"),
      metaTestBatch: count("exam-batch", 1...1000, 5, "images of such a step"),
      metaTestTasks: count(
        "tasks", 100...1_000_000, quick: 100, standard: 600, paper: 10_000, "test tasks"),
      sums: count(
        "sums", 5...100_000, quick: 60, standard: 300, paper: 3000,
        "meta-steps for each sum of gradients"),
      patience: count(
        "patience", 0...50, quick: 0, standard: 0, paper: 15,
        "looks without a better one that end the run; 0: it runs to its end"))
    require(
      size.metaTestTasks >= 600 || scale == .quick,
      "tasks=\(size.metaTestTasks) is too little at scale \(scale): fewer than 600 tell no methods apart."
    )
    return size
  }
}
