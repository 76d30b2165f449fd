import Datasets
import Learning
import Notebook

extension Experiment {
  /// How long a trained network goes on to learn as a control: a tenth as long again.
  var furtherIterations: Int { max(min(iterations / 10, 1000), 1) }
}

extension Characters {
  /// A trained learner that has gone on to learn on new tasks; where queries are judged, in training and on validation
  /// tasks, batch norm takes mean and variance as `policy` says.
  func further(
    _ metaTest: MetaTest, _ policy: NormalizationPolicy, in chapter: Chapter, validation: [Episode]
  ) throws -> Learner {
    let (steps, draw) = (size.innerSteps, trainingTasks)
    let iterations = size.furtherIterations
    let budget = Budget(
      iterations: iterations, every: max(iterations / 4, 1),
      schedule: .cosine(rate: size.outerRate / 5, steps: iterations, final: size.outerRate / 100))
    return try metaTrain(
      "\(metaTest.run.model.method.key)-further-\(policy.rawValue)", metaTest.learner, budget,
      in: chapter,
      tasks: { draw(1 << 34 + $0) },
      direction: { metaGradient(at: $0, on: $1, steps: steps, policy: policy) },
      judge: { Judgement(score: score($0, on: validation, steps: steps, policy: policy).mean) }
    ).selection.best
  }
}
