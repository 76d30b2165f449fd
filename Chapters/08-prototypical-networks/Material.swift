import Datasets
import Notebook

/// The characters of this run, how they are cut, and how large an episode of training may be with them.
struct Material {
  let data: Alphabets
  let split: ClassSplit
  let trainingWay, trainingQueries: Int

  var isReal: Bool { data.name == "omniglot" }

  /// Reads the data and says in the run's identity which they are; refuses settings that they cannot serve.
  init(_ chapter: Chapter, _ size: Experiment) throws {
    data = try alphabets(at: chapter.data)
    try data.requireEnough(
      characters: 16, drawings: 6, alphabets: 3, charactersInEach: 5,
      for: "5-shot tasks, and a part that compares whole alphabets")
    split =
      data.name == "omniglot"
      ? try data.vinyalsSplit() : data.randomSplit(training: .asClasses, evaluation: .asClasses)
    let most = size.shots.max() ?? 1
    trainingWay = min(size.way, split.training.count)
    trainingQueries = min(size.queries, data.drawings - most)
    chapter.uses(
      data: data.name, "\(data), split \(split.name)",
      contents: "\(data.contentDigest), split \(split.hash)")
    chapter.require(
      size.way == trainingWay, given: "way",
      "this data has \(split.training.count) classes to learn from.")
    chapter.require(
      size.queries + most <= data.drawings, given: "queries",
      "with shot=\(size.shot) it takes \(size.queries + most) drawings, this data has \(data.drawings)."
    )
  }

  /// Keeps the numbers that the prose quotes.
  func keep() {
    record("training-classes", split.training.count, style: .count)
    record("validation-classes", split.validation.count, style: .count)
    record("test-classes", split.test.count, style: .count)
    record("training-way", trainingWay)
    record("training-queries", trainingQueries)
    record("drawings", data.drawings)
    print("split \(split.name), hash \(split.hash), \(split.rotations)")
  }
}
