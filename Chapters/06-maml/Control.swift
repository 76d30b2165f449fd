import Datasets
import Learning
import Notebook

extension Experiment {
  /// How long a control is trained: a quarter as long as the learners of the chapter.
  var controlIterations: Int { max(min(iterations / 4, 2000), 1) }
}

/// A learner that was trained from scratch with other rules: where queries are judged, in training and on validation
/// tasks, batch norm takes mean and variance as a policy says.
struct Control {
  let learner: Learner
  /// The inner steps that validation tasks preferred.
  let steps: Int
}

extension Characters {
  /// A control of a method: the first weights and the tasks are those of its main training.
  func control(
    _ method: Method, _ policy: NormalizationPolicy, in chapter: Chapter, validation: [Episode]
  ) throws -> Control {
    let (steps, iterations, rate) = (size.innerSteps, size.controlIterations, size.outerRate)
    let budget = Budget(
      iterations: iterations, every: max(iterations / 4, 1),
      schedule: .cosine(rate: rate, steps: iterations, final: rate / 100))
    let run = try metaTrain(
      "\(method.key)-control-\(policy.rawValue)", Learner(method, size, seed: seed), budget,
      in: chapter, tasks: trainingTasks,
      direction: { metaGradient(at: $0, on: $1, steps: steps, policy: policy) },
      judge: { Judgement(score: score($0, on: validation, steps: steps, policy: policy).mean) })
    let best = run.selection.best
    return Control(learner: best, steps: StepChoice(best, on: validation, policy).best)
  }
}
