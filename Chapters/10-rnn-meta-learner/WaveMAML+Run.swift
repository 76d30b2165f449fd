import Checkpoints
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import TrainingLoop

extension WaveMAML {
  /// Waves of one batch.
  static let batch = 16

  /// Trains a start, so that one step on the first points of a wave helps; how many points is drawn anew each time.
  func trained(
    _ start: SineNetwork, _ chapter: Chapter, _ size: Experiment, waves: WaveStream
  ) throws -> SineNetwork {
    var learner = MetaTraining(start)
    let run = try chapter.run(
      "waves-maml", &learner, steps: size.maml, every: size.betweenCheckpoints)
    while let step = try run.next(learner) {
      let tasks = TrainingTasks(waves(Self.batch, stream: 4, step.index)).value
      var own = Generator(seed: chapter.seed, stream: 5, index: step.index)
      let (loss, slope) = metaGradient(at: learner.model, tasks, known: 1 + own.below(10))
      learner.descend(loss, slope, rate: warmed(0.005, run.steps)(step.index), norm: 1)
      step.report(loss.item)
    }
    return learner.model
  }
}

extension WaveMAML {
  /// The largest number of steps that is tried at a test.
  static let most = 60

  /// Squared errors after 0, 1, … steps on the first `known` points, one list for each sequence.
  func errors(
    _ start: SineNetwork, _ tasks: WaveSequences, _ sequences: [Int], known: Int, steps: Int
  ) -> [[Double]] {
    parallelMap(sequences.count) { index in
      predictions(start, tasks, sequences[index], known: known, steps: steps)
        .map { pow(Double($0 - tasks.y[known, sequences[index]]), 2) }
    }
  }

  /// The number of steps that serves best on validation waves.
  func bestSteps(
    _ start: SineNetwork, on tasks: ValidationTasks<WaveSequences>, known: Int
  ) -> Int {
    let all = Array(0..<tasks.count)
    let errors = errors(start, tasks.value, all, known: known, steps: known == 0 ? 0 : Self.most)
    return errors[0].indices.min { a, b in
      mean(errors.map { $0[a] }) < mean(errors.map { $0[b] })
    }!
  }
}
