import Datasets
import Engine
import Learning
import Notebook
import TrainingLoop

/// The mean over tasks of L_query(φᵢ(θ)) and its gradient with respect to θ.
///
/// `queryLoss(model, i)` adapts the model to task i and returns the loss on that task's query. Every
/// task has a tape and a core of its own; the parts are added in the order of the tasks, so one worker
/// and two give the same bits.
func metaGradient<Model: Module>(
  at model: Model, tasks: Int, _ queryLoss: (Model, Int) -> Tensor
) -> (value: Tensor, gradient: [Tensor]) {
  valueWithGradient(at: model, slices: tasks, of: tasks) { queryLoss($0, $1.lowerBound) }
}

/// The outer loop: draw tasks, ask which way the start should move, move it.
///
/// The tasks of iteration i depend on i alone, so a run that was killed goes on to the same bits.
func metaTrain<Model: Module, Tasks>(
  _ name: String, _ model: Model, _ budget: Budget, in chapter: Chapter,
  tasks: @escaping @Sendable (Int) -> TrainingTasks<Tasks>,
  direction: (Model, Tasks) -> (value: Tensor, gradient: [Tensor]),
  judge: (Model) -> Judgement
) throws -> MetaTraining<Model> {
  var learner = MetaTraining(model)
  let run = try chapter.run(name, &learner, steps: budget.iterations)
  let queue = Prefetch(startingAt: run.step, tasks)
  while let step = try run.next(learner, unless: learner.reductions == 3) {
    let (loss, gradient) = direction(learner.model, queue.next().value)
    learner.optimizer.rate = budget.rate(at: step.index, after: learner.reductions)
    learner.optimizer.update(&learner.model, along: gradient)
    learner.include(loss: loss.item)
    if step.isDue(every: budget.every) {
      let judgement = judge(learner.model)
      learner.judge(judgement, after: step.number, patience: budget.patience)
    }
    step.report(loss.item)
  }
  learner.seconds = run.seconds
  return learner
}
