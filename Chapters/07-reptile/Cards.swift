import Learning
import Notebook

extension Characters {
  /// What a score of the meta-test means.
  func card(
    _ normalization: String, isTransductive: Bool, of trained: Trained,
    paper: ProtocolCard.Published?
  ) -> ProtocolCard {
    let seen = trained.steps * size.metaBatch
    return ProtocolCard(
      method: "Reptile", setting: "\(size.way)-way \(size.shot)-shot", data: alphabets.name,
      split: split.name, splitHash: split.hash, rotations: split.rotations, way: size.way,
      shot: size.shot, queries: 1, normalization: normalization, isTransductive: isTransductive,
      innerSteps: size.metaTestSteps, innerRate: size.innerRate, tasks: size.metaTestTasks,
      seeds: [seed],
      isEnsemble: false,
      selection: "best inductive score on \(size.lookTasks) validation tasks", tasksSeen: seen,
      imagesSeen: seen * size.innerSteps * size.innerBatch, trainingSeconds: trained.seconds,
      paper: paper, examples: "images")
  }

  /// What the paper reached, by this number of shots: inductively, and with the queries as a batch of their own.
  var published: (inductive: ProtocolCard.Published, transductive: ProtocolCard.Published)? {
    let source = "Nichol et al. 2018, table 1"
    switch size.shot {
    case 1:
      return (.init(0.9539, ci: 0.0009, source: source), .init(0.9768, ci: 0.0004, source: source))
    case 5:
      return (.init(0.9890, ci: 0.0010, source: source), .init(0.9948, ci: 0.0006, source: source))
    default: return nil
    }
  }

  /// The three scores of a meta-test, each with its name in the records and its card.
  func results(_ scores: ExamScores, of trained: Trained) -> [(
    name: String, score: TaskScore, card: ProtocolCard
  )] {
    let name = "reptile-\(size.setting)"
    return [
      (
        name, scores.inductive,
        card(
          "support plus one query", isTransductive: false, of: trained,
          paper: published?.inductive)
      ),
      (
        "\(name)-transductive", scores.together,
        card(
          "support and all queries together", isTransductive: true, of: trained, paper: nil)
      ),
      (
        "\(name)-queries-alone", scores.queriesAlone,
        card(
          "all queries, without the support", isTransductive: true, of: trained,
          paper: published?.transductive)
      ),
    ]
  }
}
