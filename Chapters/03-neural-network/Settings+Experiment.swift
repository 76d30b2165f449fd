import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let passes, racePasses, fewPasses, repeats: Int
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    Experiment(
      passes: count(
        "passes", 1...200, quick: 8, standard: 12, paper: 30,
        "passes over the training images"),
      racePasses: count(
        "race-passes", 1...100, quick: 2, standard: 4, paper: 8,
        "passes of each training that is compared with others"),
      fewPasses: count(
        "few-passes", 2...1000, quick: 30, standard: 100, paper: 200,
        "passes over the few images of the memorising network"),
      repeats: count(
        "repeats", 2...50, quick: 2, standard: 5, paper: 10,
        "sets of few images, each with weights of its own"))
  }
}
