import Datasets
import Engine
import Foundation
import Learning

/// Reptile on waves by several workers at the same time. Visits and moves are real; only the clock is made up: a visit lasts
/// ½ and a rest of ½ in the mean, exponentially distributed.
struct DistributedWaves {
  let fresh: SineNetwork
  /// α, and the visits of all workers together.
  let rate: Float
  let visits: Int
  let workers: Int
  let seed: UInt64

  /// What all visits made of the start, and when the last worker came back.
  typealias Outcome = (model: SineNetwork, time: Double)

  /// All wait for the slowest; then θ moves towards the mean of all ends.
  func waiting(_ metaRate: Float) -> Outcome {
    var (model, time) = (fresh, 0.0)
    for first in stride(from: 0, to: visits, by: workers) {
      let group = Array(first..<min(first + workers, visits))
      let mean = average(group.map { visit($0, from: model).parameters })
      model.parameters = zip(model.parameters, mean).map {
        moved($0, towards: $1, rate: metaRate * share(first))
      }
      time += group.map(duration).max()!
    }
    return (model, time)
  }

  /// Nobody waits: who comes back moves θ by ε(φ − the θ that it left with), and leaves with the θ of now.
  func hurrying(_ metaRate: Float) -> Outcome {
    var (model, time) = (fresh, 0.0)
    var under = (0..<min(workers, visits)).map { (visit: $0, start: model, back: duration($0)) }
    for done in 0..<visits {
      let first = under.indices.min { under[$0].back < under[$1].back }!
      let (index, start, back) = under[first]
      let end = visit(index, from: start)
      model.parameters = model.parameters.indices.map {
        model.parameters[$0]
          + (end.parameters[$0] - start.parameters[$0]) * (metaRate * share(done))
      }
      time = back
      let next = done + workers
      if next < visits {
        under[first] = (next, model, back + duration(next))
      } else {
        under.remove(at: first)
      }
    }
    return (model, time)
  }

  /// Where five steps on a wave end. It depends on the number of the visit alone, whoever makes it.
  private func visit(_ index: Int, from start: SineNetwork) -> SineNetwork {
    var own = Generator(seed: seed &+ 7 << 40 &+ UInt64(index))
    let wave = TrainingTasks(Sinusoid(using: &own))
    let batches = waveBatches(of: wave.value, 5, using: &own)
    return Reptile(model: start, rule: SGD(rate: rate)).visiting(batches, waveLoss).model
  }

  private func duration(_ index: Int) -> Double {
    var own = Generator(seed: seed &+ 8 << 40 &+ UInt64(index))
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
  let learner: WaveLearner
  let time: Double

  /// Both ways with every number of workers.
  static func all(_ training: WaveTraining, visits: Int) -> [WorkerRun] {
    parallelMap(2 * workers.count) {
      WorkerRun(training, visits: visits, workers: workers[$0 / 2], isWaiting: $0 % 2 == 0)
    }
  }

  private init(_ training: WaveTraining, visits: Int, workers: Int, isWaiting: Bool) {
    let distributed = DistributedWaves(
      fresh: training.fresh, rate: training.rate, visits: visits, workers: workers,
      seed: training.seed)
    let run = isWaiting ? distributed.waiting : distributed.hurrying
    let search = GridSearch(widening: [0.1, 0.3, 0.9], by: 3) { metaRate in
      -errorsByRate(
        run(metaRate).model, rates: [training.rate], waves: 20, seed: training.seed)[0]
    }
    (self.workers, self.isWaiting, metaRate) = (workers, isWaiting, search.best)
    let (model, time) = run(search.best)
    (learner, self.time) = (Reptile(model: model, rule: SGD(rate: training.rate)), time)
  }
}

/// How all of them do on test waves.
struct WorkerStudy {
  struct Row {
    let workers: Int
    let isWaiting: Bool
    let metaRate: Float
    let time: Double
    /// The error after 32 steps on test waves.
    let score: TaskScore
  }
  let rows: [Row]

  init(rows: [Row]) { self.rows = rows }

  init(_ runs: [WorkerRun], on waves: TestTasks<[SinusoidTask]>) {
    rows = runs.map {
      Row(
        workers: $0.workers, isWaiting: $0.isWaiting, metaRate: $0.metaRate, time: $0.time,
        score: WaveCurve($0.learner, on: waves).scores[WaveCurve.steps])
    }
  }

  subscript(_ workers: Int, isWaiting isWaiting: Bool) -> Row {
    rows.first { $0.workers == workers && $0.isWaiting == isWaiting }!
  }
}
