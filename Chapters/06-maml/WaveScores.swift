import Datasets
import Engine
import Foundation
import Learning
import Plotting

/// Scores on waves that nothing was trained on or chosen by.
struct WaveScores {
  /// How many points of a wave are shown, where that is varied.
  static let points = [1, 2, 3, 5, 10]

  /// After 0, 1, … 10 steps.
  let maml, joint: [TaskScore]
  /// The network that was told amplitude and phase, and the average of all waves.
  let oracle, average: TaskScore
  /// After one step, and what could be known, for each number of points.
  let fewPoints, posterior: [TaskScore]

  init(
    maml: WaveNetwork, joint: WaveNetwork, tuning: FineTuning, oracle: WaveNetwork, rate: Float,
    on test: TestTasks<WaveTasks>
  ) {
    func scores(_ network: WaveNetwork, _ rate: Float, _ waves: WaveTasks) -> [TaskScore] {
      errorsAfterSteps(network, waves, rate: rate, steps: 10).map(TaskScore.init)
    }
    self.maml = scores(maml, rate, test.value)
    self.joint = (0...10).map { scores(joint, tuning.bestRate(after: $0), test.value)[$0] }
    self.oracle = TaskScore(perTask: whenTold(oracle, test.value))
    average = TaskScore(perTask: ofAverage(test.value))
    fewPoints = Self.points.map { count in
      let few = test.value.with(points: count)
      return TaskScore(perTask: errorsAfterSteps(maml, few, rate: rate, steps: 1)[1])
    }
    posterior = Self.points.map { posteriorScore(test.value, points: $0) }
  }
}

/// The squared error of the posterior mean of each wave, which no prediction from the same points beats on average.
func posteriorScore(_ waves: WaveTasks, points count: Int) -> TaskScore {
  TaskScore(
    perTask: parallelMap(waves.count) { task in
      func row(_ tensor: Tensor) -> [Float] { tensor.sliced(0, task..<task + 1).scalars }
      let posterior = SinusoidPosterior(
        x: Array(row(waves.support.x).prefix(count)), y: Array(row(waves.support.y).prefix(count)))
      let squares = zip(row(waves.query.x), row(waves.query.y)).map { x, y in
        pow(posterior(Double(x)) - Double(y), 2)
      }
      return mean(squares)
    })
}

/// The picture of all mean errors.
func waveErrors(_ scores: WaveScores) -> Plot {
  let posterior = scores.posterior.map(\.mean)
  return waveErrors(
    maml: scores.maml.map(\.mean), joint: scores.joint.map(\.mean), oracle: scores.oracle.mean,
    posterior: posterior.last!, points: WaveScores.points.map(Double.init),
    fewPoints: scores.fewPoints.map(\.mean), posteriorByPoints: posterior)
}
