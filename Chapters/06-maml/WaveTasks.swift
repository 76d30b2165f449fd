import Datasets
import Engine
import Learning

/// Many sine waves at once, each with points to learn from and points to be judged on.
struct WaveTasks: Fingerprinted {
  let waves: [Sinusoid]
  /// [tasks, points, 1] each.
  let support, query: (x: Tensor, y: Tensor)

  init(_ count: Int, points: Int, queries: Int, using generator: inout Generator) {
    let waves = (0..<count).map { _ in Sinusoid(using: &generator) }
    func sampled(_ number: Int) -> (x: Tensor, y: Tensor) {
      let samples = waves.map { $0.sample(number, using: &generator) }
      return (.stacked(samples.map(\.x)), .stacked(samples.map(\.y)))
    }
    (self.waves, support, query) = (waves, sampled(points), sampled(queries))
  }

  private init(waves: [Sinusoid], support: (x: Tensor, y: Tensor), query: (x: Tensor, y: Tensor)) {
    (self.waves, self.support, self.query) = (waves, support, query)
  }

  var count: Int { waves.count }
  var fingerprints: [UInt64] { waves.fingerprints }

  /// What one of the waves may be learned from, [points, 1] each.
  func support(of wave: Int) -> (x: Tensor, y: Tensor) {
    func row(_ tensor: Tensor) -> Tensor { tensor.sliced(0, wave..<wave + 1).reshaped([-1, 1]) }
    return (row(support.x), row(support.y))
  }

  /// Support and query together, [tasks, points + queries, 1] each.
  var allPoints: (x: Tensor, y: Tensor) {
    (
      .concatenated([support.x, query.x], axis: 1), .concatenated([support.y, query.y], axis: 1)
    )
  }

  /// The same tasks with only the first few points of each to learn from.
  func with(points count: Int) -> WaveTasks {
    let few = (support.x.sliced(1, 0..<count), support.y.sliced(1, 0..<count))
    return WaveTasks(waves: waves, support: few, query: query)
  }

  /// Points with amplitude and phase beside every x, [tasks, n, 3]: what the oracle is told.
  func told(_ points: (x: Tensor, y: Tensor)) -> (x: Tensor, y: Tensor) {
    let answers = Tensor(waves.flatMap { [$0.amplitude, $0.phase] }, shape: [count, 1, 2])
    let beside = answers.broadcast(to: [count, points.x.shape[1], 2])
    return (.concatenated([points.x, beside], axis: 2), points.y)
  }
}

/// Mean squared error of each task: one number, or [tasks].
func waveLoss(_ network: WaveNetwork, _ points: (x: Tensor, y: Tensor)) -> Tensor {
  (network(points.x) - points.y).squared().mean([-2, -1])
}

/// MAML's loss of all tasks of a meta-batch on one tape: `adapted` is called once, on as many copies of the
/// network as there are tasks. The sum of the tasks' losses has each task's own gradient at its own copy.
func metaLoss(
  _ network: WaveNetwork, _ tasks: WaveTasks, rate: Float, steps: Int = 1, order: Order = .second
) -> Tensor {
  let fast = adapted(network.copies(tasks.count), rate: rate, steps: steps, order: order) {
    waveLoss($0, tasks.support).sum()
  }
  return waveLoss(fast, tasks.query).mean()
}

/// The mean squared error on the query after 0, 1, … `steps` steps: one list per number of steps, with one
/// number per task.
func errorsAfterSteps(
  _ network: WaveNetwork, _ tasks: WaveTasks, rate: Float, steps: Int
) -> [[Double]] {
  var fast = network.copies(tasks.count)
  var errors = [waveLoss(fast, tasks.query).scalars.map(Double.init)]
  for _ in 0..<steps {
    fast = adapted(fast, rate: rate, steps: 1, order: .first) { waveLoss($0, tasks.support).sum() }
    errors.append(waveLoss(fast, tasks.query).scalars.map(Double.init))
  }
  return errors
}
