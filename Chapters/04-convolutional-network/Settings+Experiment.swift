import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let epochs, batch: Int
  let peakRate: Float
  let kernel, seeds: Int
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    Experiment(
      epochs: count(
        "epochs", 1...200, quick: 3, standard: 20, paper: 15, "passes over the training images"),
      batch: count("batch", 2...1000, 128, "images of one step"),
      peakRate: number(
        "rate", 0.000001...1e20, 0.004, "the highest learning rate of the schedule"),
      kernel: count(
        "kernel", 1...14, quick: 5, standard: 5, paper: 9, "side of the windows, in pixels"),
      seeds: count(
        "seeds", 1...30, quick: 1, standard: 1, paper: 5, prolongs: true,
        "trainings, each with a seed of its own"))
  }
}

extension Chapter {
  /// The windows' side and the batch: small images take smaller windows, few images smaller batches.
  func fitted(_ size: Experiment, side: Int, images: Int) -> (kernel: Int, batch: Int) {
    let largest = side < 28 ? max(3, side / 3) : side / 2
    let (kernel, batch) = (min(size.kernel, largest), min(size.batch, images))
    require(
      batch == size.batch, given: "batch",
      "this run learns from \(images) images; take at most as many.")
    require(
      kernel == size.kernel, given: "kernel",
      "images of \(side) × \(side) pixels take windows of at most \(largest).")
    if (kernel, batch) != (size.kernel, size.batch) {
      print("for these images: windows of \(kernel) × \(kernel), batches of \(batch)")
    }
    return (kernel, batch)
  }
}
