import Learning
import Notebook
import Weaving

extension Outcome {
  /// What its score in a place means; `training` is where the optimizer was taught, if it was.
  func card(
    _ place: String, on problems: String, steps: Int, training: MetaTraining?, seed: UInt64
  ) -> ProtocolCard {
    ProtocolCard(
      method: isLearned
        ? "learned optimizer (\(name))" : name == "stand still" ? "no step at all" : name,
      setting: "\(place): log₁₀ of the loss after \(steps) steps", data: problems,
      split: "none: every problem is drawn afresh", splitHash: "none", rotations: "none", way: 1,
      shot: 1, queries: 1, normalization: "none", isTransductive: false, innerSteps: steps,
      innerRate: 0, tasks: score.count, seeds: [seed], isEnsemble: false,
      selection: isLearned
        ? "the best of ten looks at validation problems"
        : name == "stand still" ? "nothing to choose" : "its rate from the printed grid",
      tasksSeen: training.map { $0.recipe.episodes * $0.recipe.together } ?? 0, imagesSeen: 0,
      trainingSeconds: training?.seconds ?? 0, paper: nil, examples: "problems",
      task: "one descent of \(steps) steps")
  }
}

/// Keeps log₁₀ of the mean loss, with its interval.
func keepLog(
  _ name: String, _ outcome: Outcome, _ place: String, on problems: String, steps: Int = 100,
  training: MetaTraining? = nil, seed: UInt64, line: UInt = #line
) {
  let (value, interval) = outcome.score.log10OfMean
  record(
    name, value, ci: interval, n: outcome.score.count, style: .decimals(2),
    card: outcome.card(place, on: problems, steps: steps, training: training, seed: seed),
    line: line)
}
