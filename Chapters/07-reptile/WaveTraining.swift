import Datasets
import Engine
import Learning
import Notebook

typealias WaveLearner = Reptile<SineNetwork, SGD>

/// Fifty points of a wave in minibatches, `steps` of them.
func waveBatches(
  of wave: Sinusoid, _ steps: Int, using generator: inout Generator
) -> [Points] {
  let points = Points(50, of: wave, using: &generator)
  return points.minibatches(size: 50 / steps, steps: steps, using: &generator)
}

/// Learning from waves, one visit after the other; all learners begin with the same network and see the same points.
struct WaveTraining {
  let fresh: SineNetwork
  let rate: Float
  let visits: Int
  let seed: UInt64

  /// The learner after all visits, with so many steps in each.
  func callAsFunction(steps: Int) -> WaveLearner {
    var generator = Generator(seed: seed &+ 1)
    var learner = untrained
    for visit in progress(0..<visits, "waves, \(steps) steps a visit") {
      let metaRate = 0.5 * (1 - Float(visit) / Float(visits))
      let wave = TrainingTasks(Sinusoid(using: &generator))
      let batches = waveBatches(of: wave.value, steps, using: &generator)
      learner.move(metaRate, towards: [learner.visiting(batches, waveLoss)])
    }
    return learner
  }

  /// A learner that has visited nothing.
  var untrained: WaveLearner { Reptile(model: fresh, rule: SGD(rate: rate)) }
}

/// Errors on new waves after 0, 1, … 32 steps.
struct WaveCurve {
  static let steps = 32
  let scores: [TaskScore]

  init(_ learner: WaveLearner, on waves: TestTasks<[SinusoidTask]>) {
    self.init(testErrors(of: learner, on: waves, steps: Self.steps))
  }

  /// From the errors of each task, step by step.
  init(_ errors: [[Double]]) {
    scores = errors[0].indices.map { step in TaskScore(perTask: errors.map { $0[step] }) }
  }

  var means: [Double] { scores.map(\.mean) }
  var intervals: [Double] { scores.map(\.interval) }
}

/// The error of the average of all waves, which learns nothing.
func errorOfAverage(on waves: TestTasks<[SinusoidTask]>) -> TaskScore {
  TaskScore(
    perTask: waves.value.map { wave in
      let gaps = zip(wave.query.x.scalars, wave.query.y.scalars).map {
        Sinusoid.mean(Double($0)) - Double($1)
      }
      return mean(gaps.map { $0 * $0 })
    })
}

/// How well the gradients of two minibatches of a new wave agree, as the cosine of their angle.
func agreement(of model: SineNetwork, waves count: Int, seed: UInt64) -> TaskScore {
  TaskScore(
    perTask: parallelMap(count) { index in
      var own = Generator(seed: seed &+ 70_001 &* UInt64(index + 1))
      let wave = TestTasks(Sinusoid(using: &own))
      let batches = waveBatches(of: wave.value, 5, using: &own)
      let (a, b) = (
        flat(gradient(at: model) { waveLoss($0, batches[0]) }),
        flat(gradient(at: model) { waveLoss($0, batches[1]) })
      )
      return dot(a, b) / (length(a) * length(b))
    })
}

/// The mean error of a start after 32 steps on validation waves, for each of several rates.
func errorsByRate(
  _ model: SineNetwork, rates: [Float], waves count: Int = 100, seed: UInt64
) -> [Double] {
  let waves = ValidationTasks((0..<count).map { SinusoidTask($0, seed: seed &+ 50_001) })
  return rates.map { rate in
    let learner = Reptile(model: model, rule: SGD(rate: rate))
    let errors = parallelMap(waves.count) { index -> Double in
      let (support, query) = (waves.value[index].support, waves.value[index].query)
      let points = Points(x: support.x, y: support.y)
      let learned = learner.visiting(repeatElement(points, count: WaveCurve.steps), waveLoss)
      return Double(squaredError(learned.model(query.x), query.y).item)
    }
    return mean(errors)
  }
}
