import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let scale: Scale
  let steps, tuningSteps, looks, channels, seeds: Int
  let tasks, sideTasks, choiceTasks: Int
  /// Classes to learn from, where that is varied.
  let classCounts: [Int]

  /// Drawings of each class, where that is varied.
  var shots: [Int] {
    scale.of(quick: [1, 5, 15], standard: [1, 2, 5, 15], paper: [1, 2, 5, 10, 15])
  }

  /// Drawings of each class of which a memory is told in training, at most.
  var told: Int { scale == .quick ? 2 : 5 }

  /// Queries of each class in every task.
  static let queries = 5
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    let steps = count(
      "steps", 10...1_000_000, quick: 40, standard: 240, paper: 20_000,
      "steps of every training; each sees 120 pictures")
    let tuning = count(
      "tuning", 10...1_000_000, quick: 10, standard: 40, paper: 2000,
      "steps of each try of a training")
    let looks = count(
      "looks", 1...10, quick: 3, standard: 5, paper: 10, "looks at validation tasks in a training")
    let tasks = count(
      "tasks", 20...100_000, quick: 60, standard: 600, paper: 2000,
      "test tasks of the main comparison")
    require(
      tasks >= 600 || scale == .quick,
      "tasks=\(tasks) is too little at scale \(scale): fewer than 600 tell no methods apart.")
    let side = count(
      "side", 20...100_000, quick: 20, standard: 80, paper: 600, "test tasks of everything else")
    require(side <= tasks, "side=\(side) is more than tasks=\(tasks).")
    return Experiment(
      scale: scale, steps: steps, tuningSteps: tuning, looks: looks,
      channels: count(
        "channels", 1...256, quick: 8, standard: 32, paper: 64, "maps of each convolution"),
      seeds: count("seeds", 1...20, quick: 1, standard: 3, paper: 5, "trainings of each learner"),
      tasks: tasks, sideTasks: side,
      choiceTasks: count(
        "choices", 10...10_000, quick: 10, standard: 40, paper: 300,
        "validation tasks of each choice"),
      classCounts: scale.of(
        quick: [10], standard: [10, 100], paper: [10, 30, 100, 300]))
  }
}
