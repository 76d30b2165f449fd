import Datasets
import Engine
import Learning
import Notebook

/// The characters of this run, cut into three parts, and how tasks are drawn from them.
struct Characters {
  let alphabets: Alphabets
  let split: ClassSplit
  let size: Experiment
  let seed: UInt64
  private let training: TrainingEpisodes
  private let judges: ValidationEpisodes

  init(_ chapter: Chapter, _ size: Experiment) throws {
    (self.size, seed) = (size, chapter.seed)
    alphabets = try Datasets.alphabets(at: chapter.data)
    try alphabets.requireEnough(
      characters: 15, drawings: 2,
      for: "tasks of five: five to learn from, five to choose with, five for the test")
    split = alphabets.randomSplit(training: .perTask, evaluation: .perTask)
    chapter.uses(
      data: alphabets.name, "\(alphabets)", contents: alphabets.contentDigest)
    chapter.require(split, alphabets, fit: size)
    let (way, shot, queries) = (size.way, size.shot, size.queries)
    training = try TrainingEpisodes(split.training, way: way, shot: shot, queries: queries)
    judges = try ValidationEpisodes(split.validation, way: way, shot: shot, queries: queries)
  }

  /// The meta-batches to learn from, which depend on their index alone.
  var trainingTasks: @Sendable (Int) -> TrainingTasks<[Episode]> {
    { [training, seed, size] iteration in
      var own = Generator(seed: seed, stream: 5, index: iteration)
      return TrainingTasks((0..<size.metaBatch).map { _ in training.episode(using: &own) })
    }
  }

  /// The tasks that choices are made by.
  func validationTasks() -> ValidationTasks<[Episode]> {
    ValidationTasks((0..<size.validationTasks).map { judges.evaluationTask($0) })
  }

  /// How many characters each part has, and how they were cut.
  var summary: String {
    "\(alphabets.name): \(split.training.count) characters for training, "
      + "\(split.validation.count) for validation, \(split.test.count) for the test; "
      + "split \(split.name), hash \(split.hash); \(split.rotations)"
  }

  /// The cut, in the words of the run's protocol.
  var cut: String { "\(split.name), \(split.hash), \(split.rotations)" }

  /// Opens the seal.
  func testTasks() throws -> TestEpisodes {
    try TestEpisodes(
      split.test.open(), way: size.way, shot: size.shot, queries: size.queries)
  }
}

extension Chapter {
  fileprivate func require(_ split: ClassSplit, _ alphabets: Alphabets, fit size: Experiment) {
    let fewest = min(split.training.count, split.validation.count, split.test.count)
    require(
      size.way <= fewest, given: "way",
      "the smallest part of this data has \(fewest) characters.")
    let needed = size.shot + size.queries
    for name in ["shot", "queries"] {
      require(
        needed <= alphabets.drawings, given: name,
        "shot=\(size.shot) and queries=\(size.queries) need \(needed) drawings of a character, this data has "
          + "\(alphabets.drawings).")
    }
  }
}
