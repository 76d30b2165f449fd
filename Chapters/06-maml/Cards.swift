import Datasets
import Learning
import Notebook

/// What a score on waves means.
func waveCard(
  _ method: String, steps: Int, rate: Float, seconds: Double, size: Experiment, seed: UInt64,
  paper: ProtocolCard.Published? = nil
) -> ProtocolCard {
  ProtocolCard(
    method: method, setting: "sinusoid, 10 points, \(steps) step\(steps == 1 ? "" : "s")",
    data: "sinusoids", split: "none: every wave is drawn afresh", splitHash: "none",
    rotations: "none", way: 1, shot: 10, queries: 50, normalization: "none",
    isTransductive: false, innerSteps: steps, innerRate: rate, tasks: 600, seeds: [seed],
    isEnsemble: false, selection: "lowest error on 200 validation waves",
    tasksSeen: 25 * size.waves, imagesSeen: 0, trainingSeconds: seconds, paper: paper,
    examples: "points", task: "10 points to adapt by, 50 to be predicted")
}

/// The published error after one step of MAML on waves.
let publishedWaves = ProtocolCard.Published(
  0.77, ci: 0.11, source: "Li et al. 2017 (Meta-SGD), table 1, for MAML", isError: true)

extension Characters {
  /// What a score on characters means.
  func card(
    _ method: String, _ policy: NormalizationPolicy?, steps: Int, rate: Float,
    seen run: MetaTraining<Learner>?, paper: ProtocolCard.Published? = nil
  ) -> ProtocolCard {
    let seen = (run?.selection.bestStep ?? 0) * size.metaBatch
    let (way, shot, queries) = (size.way, size.shot, size.queries)
    return ProtocolCard(
      method: method, setting: "\(way)-way \(shot)-shot", data: alphabets.name, split: split.name,
      splitHash: split.hash, rotations: split.rotations, way: way, shot: shot, queries: queries,
      normalization: policy?.rawValue ?? "none", isTransductive: policy?.isTransductive ?? false,
      innerSteps: steps, innerRate: rate, tasks: size.testTasks, seeds: [seed],
      isEnsemble: false,
      selection: run == nil
        ? "nothing to choose"
        : "checkpoint and test steps by accuracy on \(size.validationTasks) validation tasks",
      tasksSeen: seen, imagesSeen: seen * way * (shot + queries),
      trainingSeconds: run?.seconds ?? 0, paper: paper, examples: "images")
  }

  /// The card of one of a method's scores; the paper's 1-shot batches hold one query of each class.
  func card(
    _ metaTest: MetaTest, _ policy: NormalizationPolicy, inPaperBatches: Bool = false
  ) -> ProtocolCard {
    let method = metaTest.method
    var card = card(
      method.name, policy, steps: metaTest.steps, rate: metaTest.learner.rate, seen: metaTest.run,
      paper: inPaperBatches ? published(method) : nil)
    if inPaperBatches && size.queries > 1 { card.normalization = "batch of one query a class" }
    return card
  }

  /// What the method's paper reached in tasks like these.
  func published(_ method: Method) -> ProtocolCard.Published? {
    (size.way, size.shot) == (5, 1) ? method.paper : nil
  }
}
