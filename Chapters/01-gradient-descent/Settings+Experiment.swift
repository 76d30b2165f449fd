import Notebook

/// How large the chapter's experiments are.
struct Experiment {
  let frames, hoverSteps, looks, descents: Int
}

extension Settings {
  /// What a reader may change of this chapter.
  var experiment: Experiment {
    Experiment(
      frames: count(
        "frames", 2...60, quick: 16, standard: 40, paper: 40, "pictures of the animation"),
      hoverSteps: count(
        "hover-steps", 20_000...1_000_000, quick: 20_000, standard: 200_000, paper: 1_000_000,
        "steps of each descent whose noise ball is measured"),
      looks: count(
        "looks", 20_000...1_000_000, quick: 50_000, standard: 500_000, paper: 1_000_000,
        "points that each descent of the last race looks at"),
      descents: count(
        "descents", 2...64, quick: 8, standard: 16, paper: 64,
        "descents in each mean of the last race"))
  }
}
