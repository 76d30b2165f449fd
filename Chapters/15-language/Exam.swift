import Datasets
import Engine
import Learning
import Notebook
import TrainingLoop
import Weaving

/// A way to give scores for a task, and what stands on its card.
struct Candidate {
  let name, method: String
  let selection: String
  let tasksSeen, sentencesSeen: Int
  let seconds: Double
  let scores: (TaskSheet) -> Tensor
}

/// One kind of test tasks, and the scores of all candidates on the same ones.
struct Sitting {
  let way, shot: Int
  var scores: [TaskScore] = []

  /// Questions of each intent; one where there are many intents, so that no task is enormous.
  var queries: Int { way > 20 ? 1 : 5 }
  /// "5w1s".
  var name: String { "\(way)w\(shot)s" }
  var words: String { "\(way)-way \(shot)-shot" }
}

/// The final examination, on test intents.
struct Exam {
  let tasks: SentenceTasks
  let census: Census
  let count: Int
  let candidates: [Candidate]

  /// All candidates on the same tasks.
  func sitting(way: Int, shot: Int) -> Sitting {
    var sitting = Sitting(way: way, shot: shot)
    let results = parallelMap(count) { [sitting] index in
      let sheet = TaskSheet(
        tasks.evaluationTask(index, way: way, shot: shot, queries: sitting.queries), census)
      return candidates.map { accuracy($0.scores(sheet), sheet.labels) }
    }
    sitting.scores = candidates.indices.map { candidate in
      TaskScore(perTask: results.map { $0[candidate] })
    }
    return sitting
  }

  /// Vouches for the scores of a sitting, each with its card, and for the leads over the first candidate.
  func keep(_ sitting: Sitting, _ data: Intents, seed: UInt64, headline: Bool, line: UInt = #line) {
    for (candidate, score) in zip(candidates, sitting.scores) {
      record(
        "\(candidate.name)-\(sitting.name)", score,
        headline: headline && candidate.name == candidates.last?.name ? sitting.words : nil,
        style: .percent(1), card: card(candidate, sitting, data, seed: seed), line: line)
    }
    for (candidate, score) in zip(candidates, sitting.scores).dropFirst() {
      record(
        "\(candidate.name)-lead-\(sitting.name)", score.lead(over: sitting.scores[0]),
        style: .percent(1), line: line)
    }
  }

  private func card(
    _ candidate: Candidate, _ sitting: Sitting, _ data: Intents, seed: UInt64
  ) -> ProtocolCard {
    ProtocolCard(
      method: candidate.method, setting: sitting.words, data: data.name, split: data.split,
      splitHash: data.splitHash, rotations: "none", way: sitting.way, shot: sitting.shot,
      queries: sitting.queries, normalization: "none", isTransductive: false, innerSteps: 0,
      innerRate: 0,
      tasks: sitting.scores[0].count, seeds: [seed], isEnsemble: false,
      selection: candidate.selection,
      tasksSeen: candidate.tasksSeen, imagesSeen: candidate.sentencesSeen,
      trainingSeconds: candidate.seconds, paper: nil)
  }
}
