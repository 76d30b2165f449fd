import Datasets
import Engine
import Foundation
import Learning

/// Reptile on waves by several workers at the same time. Visits and moves are real; only the clock is made up: a visit lasts
/// ½ and a rest of ½ in the mean, exponentially distributed.
struct DistributedWaves {
  let training: WaveTraining
  /// Of all workers together.
  let visits: Int
  let workers: Int

  /// What all visits made of the learner, and when the last worker came back.
  typealias Outcome = (learner: WaveLearner, time: Double)

  /// All wait for the slowest; then θ moves towards the mean of all ends.
  func waiting(_ metaRate: Float) -> Outcome {
    var (learner, time) = (training.untrained, 0.0)
    for first in stride(from: 0, to: visits, by: workers) {
      let group = first..<min(first + workers, visits)
      learner.move(metaRate * share(first), towards: group.map { visit($0, from: learner) })
      time += group.map(duration).max()!
    }
    return (learner, time)
  }

  /// Nobody waits: who comes back moves θ by ε(φ − the θ that it left with), and leaves with the θ of now.
  func hurrying(_ metaRate: Float) -> Outcome {
    var (learner, time) = (training.untrained, 0.0)
    var under = (0..<min(workers, visits)).map { (visit: $0, start: learner, back: duration($0)) }
    for done in 0..<visits {
      let first = under.indices.min { under[$0].back < under[$1].back }!
      let (index, start, back) = under[first]
      let way = zip(visit(index, from: start).model.parameters, start.model.parameters).map {
        $0 - $1
      }
      learner.model.parameters = zip(learner.model.parameters, way).map {
        $0 + $1 * (metaRate * share(done))
      }
      time = back
      let next = done + workers
      if next < visits {
        under[first] = (next, learner, back + duration(next))
      } else {
        under.remove(at: first)
      }
    }
    return (learner, time)
  }

  /// Where five steps on a wave end. It depends on the number of the visit alone, whoever makes it.
  private func visit(_ index: Int, from start: WaveLearner) -> WaveLearner {
    var own = Generator(seed: training.seed, stream: 7, index: index)
    let wave = TrainingTasks(Sinusoid(using: &own))
    let batches = waveBatches(of: wave.value, 5, using: &own)
    return start.visiting(batches, waveLoss)
  }

  private func duration(_ index: Int) -> Double {
    var own = Generator(seed: training.seed, stream: 8, index: index)
    return 0.5 - 0.5 * log(1 - Double(own.uniform()))
  }

  /// What is left of ε after so many visits: it falls to nothing.
  private func share(_ visit: Int) -> Float { 1 - Float(visit) / Float(visits) }
}

/// What several workers made of the start, waiting or not, with the ε that does best on validation waves.
struct WorkerRun {
  static let workers = [1, 4, 16, 64]

  let workers: Int
  let isWaiting: Bool
  let metaRate: Float
  /// Whether that ε lies inside what was tried.
  let isInside: Bool
  let learner: WaveLearner
  let time: Double
}

extension WorkerRun {
  /// Both ways with every number of workers.
  static func all(_ training: WaveTraining, visits: Int) -> [WorkerRun] {
    parallelMap(2 * workers.count) {
      WorkerRun(
        DistributedWaves(training: training, visits: visits, workers: workers[$0 / 2]),
        isWaiting: $0 % 2 == 0)
    }
  }

  private init(_ distributed: DistributedWaves, isWaiting: Bool) {
    let training = distributed.training
    var outcomes: [Float: DistributedWaves.Outcome] = [:]
    let search = GridSearch(widening: [0.1, 0.3, 0.9], by: 3) { metaRate in
      let outcome = isWaiting ? distributed.waiting(metaRate) : distributed.hurrying(metaRate)
      outcomes[metaRate] = outcome
      return -errorsByRate(
        outcome.learner.model, rates: [training.rate], waves: 20, seed: training.seed)[0]
    }
    let (learner, time) = outcomes[search.best]!
    self.init(
      workers: distributed.workers, isWaiting: isWaiting, metaRate: search.best,
      isInside: search.isInside, learner: learner, time: time)
  }
}

/// How all of them do on test waves.
struct WorkerStudy {
  struct Row {
    let run: WorkerRun
    /// The error after 32 steps.
    let score: TaskScore
  }
  let rows: [Row]

  init(rows: [Row]) { self.rows = rows }

  init(_ runs: [WorkerRun], on waves: TestTasks<[SinusoidTask]>) {
    rows = runs.map {
      Row(run: $0, score: WaveCurve($0.learner, on: waves).scores[WaveCurve.steps])
    }
  }

  subscript(_ workers: Int, isWaiting isWaiting: Bool) -> Row {
    rows.first { $0.run.workers == workers && $0.run.isWaiting == isWaiting }!
  }
}
