import Datasets
import Engine
import Learning

/// The tasks behind the seal, as they are and with x standardised.
struct WaveMetaTest {
  let raw, standardised: TestTasks<[Family]>
  let seed: UInt64
  /// Steps of each training.
  let steps: Int

  init(_ count: Int, seed: UInt64, steps: Int) {
    (self.seed, self.steps) = (seed, steps)
    raw = TestTasks(families(count, seed: seed, stream: 10))
    standardised = TestTasks(
      raw.value.map { family -> Family in
        var family = family
        family.problems = family.problems.standardised
        return family
      })
  }

  func score(_ chooser: some Chooser, isStandardised: Bool = false) -> TaskScore {
    meanOutcome(chooser, on: isStandardised ? standardised.value : raw.value, steps: steps)
  }

  /// A search on every task by itself; `propose` answers a family with the settings of one trial.
  func search(
    _ trials: Int, stream: UInt64, isStandardised: Bool = false,
    propose: (Family, Int, inout Generator) -> Tensor
  ) -> WaveSearch {
    let families = isStandardised ? standardised.value : raw.value
    return WaveSearch(
      curves: parallelMap(families.count) { index in
        let family = families[index]
        var generator = Generator(seed: seed, stream: stream, index: index)
        return SearchCurve(family.problems, family.start, trials: trials, steps: steps) {
          propose(family, $0, &generator)
        }
      })
  }

  /// Anywhere in the box.
  func randomSearch(_ trials: Int, stream: UInt64, isStandardised: Bool = false) -> WaveSearch {
    search(trials, stream: stream, isStandardised: isStandardised) { family, _, generator in
      randomSettings(family.problems.count, using: &generator)
    }
  }

  /// First what a chooser says, then around that.
  func search(around chooser: some Chooser, _ trials: Int, stream: UInt64) -> WaveSearch {
    search(trials, stream: stream) { family, trial, generator in
      let centre = chooser(family.problems.training)
      return trial == 0 ? centre : settings(around: centre, using: &generator)
    }
  }

  /// Many settings from anywhere in the box, fewer and fewer of which are trained on, for so many trainings a task.
  func halvingSearch(_ trainings: Int, stream: UInt64) -> TaskScore {
    let families = raw.value
    let errors = parallelMap(families.count) { index in
      let family = families[index]
      var generator = Generator(seed: seed, stream: stream, index: index)
      let settings = (0..<halvedSettings(trainings: trainings)).map { _ in
        randomSettings(family.problems.count, using: &generator)
      }
      return successiveHalving(settings, on: family.problems, from: family.start, steps: steps)
    }
    return TaskScore(perTask: errors.flatMap { $0 })
  }

  /// The settings of a grid, one after the other.
  func gridSearch(_ settings: [[Float]]) -> TaskScore {
    search(settings.count, stream: 0) { family, trial, _ in
      FixedSetting(z: Tensor(settings[trial]))(family.problems.training)
    }.after(settings.count)
  }
}

/// Searches on all families of a meta-test.
struct WaveSearch {
  let curves: [SearchCurve]

  /// Where the search stands after some trials.
  func after(_ trials: Int) -> TaskScore {
    TaskScore(perTask: curves.flatMap { $0.chosen[trials - 1] })
  }

  /// The score after 1, 2, … trials.
  func course(_ trials: Int) -> [TaskScore] { (1...trials).map(after) }

  var oracle: TaskScore { TaskScore(perTask: curves.flatMap(\.oracle)) }
}

/// How many trials a score is worth: the first that reach its mean, and the first and last whose difference from it, task
/// by task, has an interval with zero in it.
func worth(
  of score: TaskScore, in course: [TaskScore]
) -> (trials: Int, from: Int, to: Int) {
  let gaps = course.map { $0.lead(over: score) }
  let equal = (course.firstIndex { $0.mean <= score.mean } ?? course.count - 1) + 1
  let from = (gaps.firstIndex { $0.mean - $0.interval <= 0 } ?? course.count - 1) + 1
  let to = (gaps.lastIndex { $0.mean + $0.interval >= 0 } ?? 0) + 1
  return (equal, from, to)
}
