import Datasets
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
}

/// What a training came to on test tasks, with as many steps as validation tasks preferred.
struct Exam {
  let run: MetaTraining<Learner>
  let steps: Int
  let transductive, inductive: TaskScore

  init(_ run: MetaTraining<Learner>, steps: Int, in room: TestRoom) {
    (self.run, self.steps) = (run, steps)
    transductive = room(run.selection.best, steps: steps, .batch)
    inductive = room(run.selection.best, steps: steps, .support)
  }

  var learner: Learner { run.selection.best }
}

/// Validation accuracy after several numbers of steps, and which of them was best.
struct StepChoice {
  static let steps = [1, 2, 3, 5, 10]
  let scores: [Double]

  init(scores: [Double]) { self.scores = scores }

  init(_ learner: Learner, on tasks: [Episode]) {
    self.init(scores: Self.steps.map { score(learner, on: tasks, steps: $0).mean })
  }

  /// Its line of a table.
  var row: [String] { scores.map(Seen.percent) + ["\(best)"] }

  /// The best number of steps; of equals, the smallest.
  var best: Int {
    Self.steps[scores.indices.max { (scores[$0], -$0) < (scores[$1], -$1) }!]
  }
}

/// Accuracy on given tasks, with the queries of a task normalised together.
func score(_ learner: Learner, on tasks: [Episode], steps: Int) -> TaskScore {
  evaluateTasks(tasks.count, minimum: 1) {
    accuracy(of: learner, on: tasks[$0], steps: steps, policy: .batch)
  }
}
