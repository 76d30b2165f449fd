import Datasets
import Engine
import Learning

/// The tasks that choosers of hyperparameters learn from, and those that validate them.
struct TaskSource {
  let seed: UInt64
  /// Steps of each training on a small data set.
  let steps: Int
  /// The length that a task's hypergradient is cut to.
  let limit: Float
  /// How many tasks the validation and the search for one setting have.
  let tasks: Int
  /// Whether its tasks come with x in units of its own size.
  var isStandardised = false
  /// Tasks of a meta-step, and in how many pieces, one for each tape.
  static let (batch, pieces) = (32, 4)

  /// The same source with standardised inputs.
  var standardised: TaskSource {
    var copy = self
    copy.isStandardised = true
    return copy
  }

  /// What its trainings add to their names.
  var suffix: String { isStandardised ? "-standardised" : "" }

  /// The tasks of one meta-step.
  func batch(_ number: Int) -> [Family] {
    TrainingTasks(
      (0..<Self.pieces).map {
        Family(
          Self.batch / Self.pieces, seed: seed, stream: 7, index: number * Self.pieces + $0,
          isStandardised: isStandardised)
      }
    ).value
  }

  /// What the best step of a meta-training is chosen by.
  var validation: ValidationScore {
    ValidationScore(
      tasks: ValidationTasks(
        families(tasks, seed: seed, stream: 8, isStandardised: isStandardised)),
      steps: steps)
  }

  /// The best of some settings, the default among them, the same one for all tasks.
  func searchedSetting(_ trials: Int) -> FixedSetting {
    var generator = Generator(seed: seed &+ 12)
    let known = TrainingTasks(
      families(tasks, seed: seed, stream: 9, isStandardised: isStandardised)
    ).value
    let candidates =
      [FixedSetting(z: Tensor(defaultSetting))]
      + (1..<trials).map { _ in
        FixedSetting(
          z: randomSettings(1, using: &generator).reshaped([Hyperparameter.allCases.count]))
      }
    let scores = candidates.map { meanOutcome($0, on: known, steps: steps).mean }
    return candidates[scores.indices.min { scores[$0] < scores[$1] }!]
  }
}

/// Validation tasks, and how long each is trained on.
struct ValidationScore {
  let tasks: ValidationTasks<[Family]>
  let steps: Int

  /// The mean log error under what a chooser says.
  func score(_ chooser: some Chooser) -> Double {
    meanOutcome(chooser, on: tasks.value, steps: steps).mean
  }
}

/// The first `count` tasks of a stream in pieces of 50, so that cores can share them.
func families(
  _ count: Int, seed: UInt64, stream: UInt64, isStandardised: Bool = false
) -> [Family] {
  (0..<(count + 49) / 50).map {
    Family(
      min(50, count - 50 * $0), seed: seed, stream: stream, index: $0,
      isStandardised: isStandardised)
  }
}

/// The log error of every task after a training with what a chooser says.
func meanOutcome(_ chooser: some Chooser, on families: [Family], steps: Int) -> TaskScore {
  TaskScore(
    perTask: parallelMap(families.count) { index in
      let (problems, start) = (families[index].problems, families[index].start)
      return judged(chooser(problems.training), start, problems, steps: steps)
    }.flatMap { $0 })
}
