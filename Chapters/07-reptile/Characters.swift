import Datasets
import Engine
import Learning
import Notebook

/// The characters of this run, cut into three parts.
struct Characters {
  let alphabets: Alphabets
  let split: ClassSplit
  let size: Experiment
  let seed: UInt64

  init(_ chapter: Chapter, _ size: Experiment) throws {
    (self.size, seed) = (size, chapter.seed)
    alphabets = try Datasets.alphabets(at: chapter.data, seed: 1)
    try alphabets.requireEnough(
      characters: 3 * size.way, drawings: max(6, size.shot + 1),
      for: "tasks of five characters, with five examples and a query of each")
    split = alphabets.randomSplit(training: .asClasses, evaluation: .none)
    chapter.uses(data: alphabets.name, "\(alphabets)", contents: alphabets.contentDigest)
    for (name, count) in [("shot", size.shot), ("train-shots", size.wantedShots)] {
      chapter.require(
        count < alphabets.drawings, given: name,
        "this data has \(alphabets.drawings) drawings of each character, and one must be left to be judged on."
      )
    }
  }

  /// Drawings of each character of a task of training, as far as there are so many.
  var trainShots: Int { min(size.wantedShots, alphabets.drawings - 1) }

  /// Tasks to learn from.
  func training(shots: Int) throws -> TrainingEpisodes {
    try TrainingEpisodes(split.training, way: size.way, shot: shots, queries: 1)
  }

  /// The meta-test by which the best learner is chosen.
  func metaValidation() throws -> MetaTest<ValidationPart> {
    let sampler = try ValidationEpisodes(
      split.validation, way: size.way, shot: size.shot, queries: 1)
    return MetaTest(
      sampler: sampler, steps: size.metaTestSteps, batch: size.metaTestBatch, seed: 11)
  }

  /// Opens the seal.
  func metaTest() throws -> MetaTest<TestPart> {
    let sampler = try TestEpisodes(split.test.open(), way: size.way, shot: size.shot, queries: 1)
    return MetaTest(
      sampler: sampler, steps: size.metaTestSteps, batch: size.metaTestBatch, seed: 13)
  }

  /// A network whose weights are drawn from a generator.
  func network(channels: Int, using generator: inout Generator) -> ConvolutionalClassifier {
    ConvolutionalClassifier(
      way: size.way, channels: channels, averaged: false, using: &generator)
  }
}
