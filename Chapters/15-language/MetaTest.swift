import Datasets
import Engine
import Learning
import Notebook
import TrainingLoop
import Weaving

/// A way to give scores for a task, and what stands on its card.
struct Candidate {
  /// How records call it, how the chapter does, and what it is for those who have not read that.
  let name, method, title: String
  let selection: String
  let tasksSeen, sentencesSeen: Int
  let seconds: Double
  /// Steps at the task and their rate; 0 for who takes none.
  var inner: (steps: Int, rate: Float) = (0, 0)
  let scores: (TaskSheet) -> Tensor
}

/// One kind of test tasks, and the scores of all candidates on the same ones.
struct MetaTestOutcome {
  let way, shot: Int
  var scores: [TaskScore] = []

  /// Questions of each intent; one where there are many intents, so that no task is enormous.
  var queries: Int { way > 20 ? 1 : 5 }
  /// "5w1s".
  var name: String { "\(way)w\(shot)s" }
  var words: String { "\(way)-way \(shot)-shot" }
}

/// The final meta-test, on test intents.
struct MetaTest {
  let tasks: SentenceTasks
  let census: Census
  let count: Int
  let candidates: [Candidate]

  /// All candidates on the same tasks.
  func outcome(way: Int, shot: Int) -> MetaTestOutcome {
    var outcome = MetaTestOutcome(way: way, shot: shot)
    let results = parallelMap(count) { [outcome] index in
      let sheet = TaskSheet(
        tasks.evaluationTask(index, way: way, shot: shot, queries: outcome.queries), census)
      return candidates.map { accuracy($0.scores(sheet), sheet.labels) }
    }
    outcome.scores = candidates.indices.map { candidate in
      TaskScore(perTask: results.map { $0[candidate] })
    }
    return outcome
  }

  /// Vouches for the scores of an outcome, each with its card, and for the leads over the first candidate.
  func keep(
    _ outcome: MetaTestOutcome, _ data: Intents, seed: UInt64, headline: Bool, line: UInt = #line
  ) {
    for (candidate, score) in zip(candidates, outcome.scores) {
      record(
        "\(candidate.name)-\(outcome.name)", score,
        headline: headline && candidate.name == "ridge" ? outcome.words : nil,
        style: .percent(1), card: card(candidate, outcome, data, seed: seed), line: line)
    }
    for (candidate, score) in zip(candidates, outcome.scores).dropFirst() {
      record(
        "\(candidate.name)-lead-\(outcome.name)", score.lead(over: outcome.scores[0]),
        style: .points(1), line: line)
    }
  }

  private func card(
    _ candidate: Candidate, _ outcome: MetaTestOutcome, _ data: Intents, seed: UInt64
  ) -> ProtocolCard {
    ProtocolCard(
      method: candidate.title, setting: outcome.words, data: data.name, split: data.split,
      splitHash: data.splitHash, rotations: "none", way: outcome.way, shot: outcome.shot,
      queries: outcome.queries, normalization: "none", isTransductive: false,
      innerSteps: candidate.inner.steps, innerRate: candidate.inner.rate,
      tasks: outcome.scores[0].count, seeds: [seed], isEnsemble: false,
      selection: candidate.selection, tasksSeen: candidate.tasksSeen,
      imagesSeen: candidate.sentencesSeen, trainingSeconds: candidate.seconds, paper: nil,
      examples: "sentences")
  }
}
