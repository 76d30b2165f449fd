import Datasets
import Engine
import Learning
import Notebook

/// Waves for every purpose: those of one stream and index are the same whenever they are drawn.
struct WaveSource: Sendable {
  let seed: UInt64

  func callAsFunction(_ count: Int, _ stream: UInt64, _ index: Int = 0, queries: Int = 10)
    -> WaveTasks
  {
    var own = Generator(seed: seed, stream: stream, index: index)
    return WaveTasks(count, points: 10, queries: queries, using: &own)
  }
}

/// Trainings that differ in their loss alone: the same waves in the same order, the same steps of the outer loop.
struct WaveTraining {
  let chapter: Chapter
  let size: Experiment
  let source: WaveSource
  let validation: ValidationTasks<WaveTasks>

  init(_ chapter: Chapter, _ size: Experiment) {
    (self.chapter, self.size, source) = (chapter, size, WaveSource(seed: chapter.seed))
    validation = ValidationTasks(source(200, 2, queries: 50))
  }

  /// Lowers a loss over meta-batches of 25 waves, and keeps the network with the lowest mean of `errors` on
  /// validation waves.
  func callAsFunction(
    _ name: String, from start: WaveNetwork,
    judgedBy errors: (WaveNetwork, WaveTasks) -> [Double],
    loss: (WaveNetwork, WaveTasks) -> Tensor
  ) throws -> MetaTraining<WaveNetwork> {
    let budget = Budget(
      iterations: size.waves, every: max(size.waves / 20, 1),
      schedule: .cosine(rate: size.waveRate, steps: size.waves, warmup: size.waves / 20))
    return try metaTrain(
      name, start, budget, in: chapter, tasks: { [source] in TrainingTasks(source(25, 1, $0)) },
      direction: { network, waves in valueWithGradient(at: network) { loss($0, waves) } },
      judge: { network in
        let errors = errors(network, validation.value)
        return Judgement(score: -mean(errors))
      })
  }
}

/// The error of each wave before any step.
func withoutStep(_ network: WaveNetwork, _ waves: WaveTasks) -> [Double] {
  errorsAfterSteps(network, waves, rate: 0, steps: 0)[0]
}

/// The error of each wave after one step of MAML's length.
func afterOneStep(_ network: WaveNetwork, _ waves: WaveTasks) -> [Double] {
  errorsAfterSteps(network, waves, rate: 0.01, steps: 1)[1]
}

/// The error of the average of all waves, which learns nothing.
func ofAverage(_ waves: WaveTasks) -> [Double] {
  let (x, y) = waves.query
  let average = Tensor(x.scalars.map { Float(Sinusoid.mean(Double($0))) }, shape: x.shape)
  return (average - y).squared().mean([-2, -1]).scalars.map(Double.init)
}

/// The error of a network that is told amplitude and phase of each wave.
func whenTold(_ network: WaveNetwork, _ waves: WaveTasks) -> [Double] {
  waveLoss(network.copies(waves.count), waves.told(waves.query)).scalars.map(Double.init)
}
