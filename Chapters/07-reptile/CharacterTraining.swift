import Datasets
import Engine
import Learning
import Live
import Notebook
import TrainingLoop

/// What came of a training, and how long it took.
struct Trained {
  let learner: MetaTraining
  let steps: Int
  let seconds: Double

  var best: CharacterLearner { learner.selection.best }
}

extension Trained {
  /// Lets a reader of the page draw a task and visit it from this start.
  func enliven(_ picture: String, _ size: Experiment, _ score: TaskScore) {
    live(
      "adaptation", over: picture, keepsPicture: true,
      ["channels": Double(size.channels), "rate": Double(size.innerRate), "visits": 1],
      weights: best.carried,
      score:
        "Reptile's start is the one after \(learner.selection.bestStep) meta-steps at \(size.scale) scale: from \(size.shot) "
        + "example\(size.shot > 1 ? "s" : "") each it named \(score.mean.written(.percent(1))) ± \(score.interval.written(.percent(1))) "
        + "of the queries of \(score.count) test tasks rightly, one query at a time.")
  }
}

/// The mean of where visits to so many tasks end, made side by side, each with random numbers of its own.
func meanVisit(
  of reptile: CharacterLearner, to sampler: TrainingEpisodes, _ size: Experiment,
  _ streams: [Generator]
) -> CharacterLearner {
  let mean = parallelMean(streams.count, of: reptile.shapes) { index in
    var own = streams[index]
    let batches = sampler.episode(using: &own)
      .minibatches(size: size.innerBatch, steps: size.innerSteps, using: &own)
    return reptile.visiting(batches, characterLoss).numbers
  }
  return reptile.with(mean)
}

/// Reptile on characters: visit a few tasks, move the start towards the mean of where they end.
func learnToRead(_ characters: Characters, in chapter: Chapter) throws -> Trained {
  let size = characters.size
  let sampler = try characters.training(shots: characters.trainShots)
  let validation = try characters.metaValidation()
  var learner = MetaTraining(characters)
  let run = try chapter.run("reptile", &learner, steps: size.iterations)
  while let step = try run.next(learner, unless: learner.isFlat(patience: size.patience)) {
    let streams = (0..<size.metaBatch).map { _ in learner.generator.split() }
    let end = meanVisit(of: learner.reptile, to: sampler, size, streams)
    let metaRate = 1 - Float(step.index) / Float(size.iterations)
    learner.reptile.move(metaRate, towards: [end])
    if step.isDue(times: size.looks) {
      let scores = validation(learner.reptile, tasks: size.lookTasks)
      learner.judge(
        inductive: scores.inductive.mean, transductive: scores.together.mean, after: step.number)
    }
    step.note("validation \((learner.selection.scores.last ?? 0).written(.percent(1)))")
  }
  return Trained(learner: learner, steps: run.step, seconds: run.seconds)
}

extension MetaTraining {
  /// An untrained learner: Adam without momentum inside, as in the paper.
  init(_ characters: Characters) {
    var fresh = Generator(seed: characters.seed &+ 5)
    let network = characters.network(channels: characters.size.channels, using: &fresh)
    let rule = Adam(rate: characters.size.innerRate, beta1: 0)
    self.init(Reptile(model: network, rule: rule), fresh)
  }
}
