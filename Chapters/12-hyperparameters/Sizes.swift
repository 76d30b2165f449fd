import Notebook

/// How large the experiments are, by the scale alone; what a reader may set stands among the settings.
struct Sizes {
  /// Images of digits, and how many of those to learn from there must be, and may be.
  let digits: (training: Int, validation: Int, test: Int, least: Int, most: Int)
  /// Images on which schedules are learned, chosen and compared.
  ///
  /// `tuning` counts the trainings that judge a schedule while it is tuned.
  let small: (training: Int, validation: Int, unseen: Int, tuning: Int)
  /// Steps that teach the far-sighted rates of the bowl.
  let bowlSteps: Int
  /// Trainings that judge a schedule when it is compared with others.
  let freshTrainings: Int
  let constantTrials, cosineTrials: Int
  /// The rate at which a schedule is taught.
  let scheduleRate: Float
  /// How often a chooser is judged on validation tasks while it learns, and on how many.
  let looks, fixedTasks: Int
  /// Settings that the search for one setting for all tries.
  let fixedTrials: Int
  let testTasks, oracleTrials: Int
  /// Whether the g that reads standardised inputs gets half of the meta-steps only.
  private let halves: Bool

  func halved(_ steps: Int) -> Int { halves ? steps / 2 : steps }

  init(_ chapter: Chapter) {
    halves = chapter.scale == .quick
    digits = chapter.scaled(
      quick: (3000, 500, 1000, 2500, 3000), standard: (20_000, 2000, 4000, 10_000, 60_000),
      paper: (20_000, 2000, 4000, 10_000, 60_000))
    small = chapter.scaled(
      quick: (1000, 500, 1000, 4), standard: (4000, 2000, 4000, 16), paper: (4000, 2000, 4000, 16))
    bowlSteps = chapter.scaled(quick: 150, standard: 300, paper: 300)
    freshTrainings = chapter.scaled(quick: 20, standard: 200, paper: 600)
    constantTrials = chapter.scaled(quick: 8, standard: 32, paper: 64)
    cosineTrials = chapter.scaled(quick: 12, standard: 96, paper: 192)
    scheduleRate = chapter.scaled(quick: 0.1, standard: 0.06, paper: 0.04)
    looks = chapter.scaled(quick: 6, standard: 20, paper: 40)
    fixedTasks = chapter.scaled(quick: 40, standard: 200, paper: 400)
    fixedTrials = chapter.scaled(quick: 20, standard: 100, paper: 300)
    testTasks = chapter.scaled(quick: 60, standard: 400, paper: 1000)
    oracleTrials = chapter.scaled(quick: 100, standard: 300, paper: 1000)
  }
}
