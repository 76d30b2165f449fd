import Engine
import Learning

/// Validation tasks as sheets, one-shot and five-shot, on which every choice is made.
struct ChoiceTasks {
  let oneShot, fiveShot: [TaskSheet]

  init(_ tasks: SentenceTasks, _ census: Census, count: Int) {
    func sheets(_ shot: Int) -> [TaskSheet] {
      parallelMap(count) { TaskSheet(tasks.evaluationTask($0, way: 5, shot: shot), census) }
    }
    (oneShot, fiveShot) = (sheets(1), sheets(5))
  }

  /// What a way to give scores knows of both kinds.
  func judge(_ name: String, _ scores: (TaskSheet) -> Tensor) -> Judgement {
    Judgement(
      name: name, oneShot: score(oneShot, scores), fiveShot: score(fiveShot, scores))
  }
}

extension ChoiceTasks {
  /// What an encoder's scores by a rule know of both kinds.
  func judge(_ name: String, _ encoder: SentenceEncoder, _ spaces: Spaces, by rule: Rule)
    -> Judgement
  {
    judge(name) { encoder.scores($0, spaces, by: rule) }
  }
}

/// The share of right answers of each task.
func score(_ sheets: [TaskSheet], _ scores: (TaskSheet) -> Tensor) -> TaskScore {
  evaluateTasks(sheets.count, minimum: 1) { accuracy(scores(sheets[$0]), sheets[$0].labels) }
}

/// A name, and its scores on the same validation tasks as all others.
struct Judgement {
  let name: String
  let oneShot, fiveShot: TaskScore

  /// The same scores under another name.
  func named(_ name: String) -> Judgement {
    Judgement(name: name, oneShot: oneShot, fiveShot: fiveShot)
  }
}
