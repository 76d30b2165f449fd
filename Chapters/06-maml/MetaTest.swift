import Datasets
import Engine
import Learning

/// Test tasks, with characters that nothing was trained on or chosen by.
struct TestRoom {
  let tasks: TestEpisodes
  let count: Int

  /// One number for each task.
  func callAsFunction(_ score: (Episode) -> Double) -> TaskScore {
    evaluateTasks(count, minimum: count) { score(tasks.evaluationTask($0, seed: 2)) }
  }

  func callAsFunction(
    _ learner: Learner, steps: Int, _ policy: NormalizationPolicy
  ) -> TaskScore {
    self { accuracy(of: learner, on: $0, steps: steps, policy: policy) }
  }

  /// Several numbers for each task.
  func each(_ scores: (Episode) -> [Double]) -> [TaskScore] {
    let rows = parallelMap(count) { scores(tasks.evaluationTask($0, seed: 2)) }
    return rows[0].indices.map { column in TaskScore(perTask: rows.map { $0[column] }) }
  }
}

/// What a training came to on test tasks, with as many steps as validation tasks preferred.
struct MetaTest {
  let run: MetaTraining<Learner>
  let steps: Int
  let scores: [Company: TaskScore]
  /// The start's features alone: no step, no head.
  let features: TaskScore

  init(_ run: MetaTraining<Learner>, steps: Int, in room: TestRoom) {
    (self.run, self.steps) = (run, steps)
    let learner = run.selection.best
    scores = room.scores(learner, steps: steps)
    features = room { accuracyWithoutInnerLoop(of: learner, on: $0, policy: .batch) }
  }

  /// A query judged by itself; all queries together; in the paper's batch, one query of each class.
  var inductive: TaskScore { scores[.support]! }
  var transductive: TaskScore { scores[.everybody]! }
  var oneOfEachClass: TaskScore { scores[.oneOfEachClass]! }

  var learner: Learner { run.selection.best }
  var method: Method { run.model.method }
}

/// Validation accuracy after several numbers of steps, and which of them was best.
struct StepChoice {
  static let steps = [1, 2, 3, 5, 10, 20]
  /// Their names in a table.
  static var columns: [String] { steps.map { "\($0) step\($0 == 1 ? "" : "s")" } }
  let scores: [Double]

  init(scores: [Double]) { self.scores = scores }

  init(_ learner: Learner, on tasks: [Episode], _ policy: NormalizationPolicy = .batch) {
    self.init(
      scores: Self.steps.map { score(learner, on: tasks, steps: $0, policy: policy).mean })
  }

  /// Its line of a table.
  var row: [String] { scores.map(Seen.percent) + ["\(best)"] }

  /// The best number of steps; of equals, the smallest.
  var best: Int { GridSearch(Self.steps, scores: scores).best }

  /// What the largest number of steps is worth beside the one before.
  var lastGain: Double { scores[scores.count - 1] - scores[scores.count - 2] }
}

/// Accuracy on given tasks; unless told otherwise with the queries of a task normalised together.
func score(
  _ learner: Learner, on tasks: [Episode], steps: Int, policy: NormalizationPolicy = .batch
) -> TaskScore {
  evaluateTasks(tasks.count, minimum: 1) {
    accuracy(of: learner, on: tasks[$0], steps: steps, policy: policy)
  }
}
