import Datasets
import Engine
import Foundation
import Learning

/// Everybody is asked for the next y of the same waves, after the same points.
struct WaveMetaTest {
  let tasks: WaveSequences
  /// The waves at every x, without noise.
  let truth: Tensor
  /// How many sequences there are of each wave.
  let readings: Int

  init(_ tasks: TestTasks<WaveSequences>, readings: Int) {
    (self.tasks, self.readings) = (tasks.value, readings)
    truth = tasks.value.truth
  }

  /// The mean of all waves that the first points of a sequence leave possible, at the next x, for each sequence.
  func bayes(after known: Int) -> [Double] {
    parallelMap(tasks.count) { sequence in
      let x = Double(tasks.x[known, sequence])
      if known == 0 { return Sinusoid.mean(x) }
      return tasks.posterior(sequence, first: known)(x)
    }
  }

  /// Two answers that take no learning, for each sequence: the average of all waves, and the y that was seen last; before
  /// the first point that is 0.
  func average(after known: Int) -> [Double] {
    (0..<tasks.count).map { Sinusoid.mean(Double(tasks.x[known, $0])) }
  }
  func last(after known: Int) -> [Double] {
    (0..<tasks.count).map { known == 0 ? 0 : Double(tasks.y[known - 1, $0]) }
  }

  /// Squared errors of answers, one for each sequence: to what is seen, or to the wave without noise.
  func score(_ answers: [Double], after known: Int, toTruth: Bool = false) -> TaskScore {
    let wanted = toTruth ? truth : tasks.y
    return score(answers.indices.map { pow(answers[$0] - Double(wanted[known, $0]), 2) })
  }

  /// One number for each wave: its readings are averaged first.
  func score(_ errors: [Double]) -> TaskScore {
    TaskScore(
      perTask: (0..<errors.count / readings).map {
        mean(Array(errors[$0 * readings..<($0 + 1) * readings]))
      })
  }
}

/// Squared errors of three learners after the same points, of two answers that take no learning, and of two learners to
/// the wave without noise.
struct WaveScores {
  let known, mamlSteps: Int
  let lstm, maml, bayes, average, last, lstmToTruth, bayesToTruth: TaskScore

  /// How many times the smallest possible error.
  var ratio: Double { lstm.mean / bayes.mean }
}

extension WaveScores {
  /// `answers`: the LSTM's, [time, sequences]. MAML is judged on one reading of each wave: its steps are slow.
  init(
    _ metaTest: WaveMetaTest, after known: Int, answers: Tensor, maml: WaveMAML,
    _ start: SineNetwork,
    steps: Int
  ) {
    let (bayes, lstm) = (metaTest.bayes(after: known), answers.row(known).scalars.doubles)
    let first = stride(from: 0, to: metaTest.tasks.count, by: metaTest.readings).map { $0 }
    let errors = maml.errors(start, metaTest.tasks, first, known: known, steps: steps)
    self.init(
      known: known, mamlSteps: steps, lstm: metaTest.score(lstm, after: known),
      maml: TaskScore(perTask: errors.map { $0[steps] }),
      bayes: metaTest.score(bayes, after: known),
      average: metaTest.score(metaTest.average(after: known), after: known),
      last: metaTest.score(metaTest.last(after: known), after: known),
      lstmToTruth: metaTest.score(lstm, after: known, toTruth: true),
      bayesToTruth: metaTest.score(bayes, after: known, toTruth: true))
  }
}
