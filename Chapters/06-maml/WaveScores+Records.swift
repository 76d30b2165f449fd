import Learning
import Notebook

extension WaveScores {
  /// The scores after 0, 1, 5 and 10 steps, each with its card where the budget is that of the scale.
  func records(
    maml: MetaTraining<WaveNetwork>, joint: MetaTraining<WaveNetwork>,
    oracle: MetaTraining<WaveNetwork>, tuning: FineTuning, size: Experiment, seed: UInt64
  ) -> [Kept] {
    let isResult = size.scale != .paper || size.isSinusoidAlone
    func kept(
      _ name: String, _ score: TaskScore, _ method: String, _ run: MetaTraining<WaveNetwork>,
      _ steps: Int, _ rate: Float
    ) -> Kept {
      let isBest = name == "maml-step-1"
      return Kept(
        name: "sinusoid-\(name)", score: score, style: .decimals(3),
        headline: isBest ? "mean squared error after one step" : nil,
        card: !isResult
          ? nil
          : waveCard(
            method, steps: steps, rate: rate, seconds: run.seconds, size: size, seed: seed,
            paper: isBest ? publishedWaves : nil))
    }
    let bySteps = [0, 1, 5, 10].flatMap { step -> [Kept] in
      let own = kept(
        "maml-step-\(step)", self.maml[step], "MAML", maml, step, size.waveInnerRate)
      if step == 0 { return [own] }
      return [
        own,
        kept(
          "fine-tuned-step-\(step)", self.joint[step], "joint training, fine-tuned", joint, step,
          tuning.bestRate(after: step)),
      ]
    }
    return bySteps + [
      kept("oracle", self.oracle, "oracle: a network told amplitude and phase", oracle, 0, 0),
      Kept(name: "sinusoid-average", score: average, style: .decimals(3)),
      Kept(name: "sinusoid-posterior", score: posterior.last!, style: .significant(2)),
    ]
  }
}
