import Datasets
import Engine
import Learning

/// A memory of chapter 10 behind the network that all share: it reads a support example by example, then a query.
struct Reader<Core: Memory>: Module {
  var eye: Conv4
  var learner: SequenceLearner<Core>

  /// The loss of a task's queries, each read alone after the support.
  func loss(_ reading: Reading) -> Tensor {
    let (support, query) = (reading.task.support, reading.task.query)
    let read = sequences(
      eye.features(support.images, query.images, statistics: .batch), support.labels,
      way: reading.task.way, order: reading.order)
    return crossEntropy(learner(read).row(support.count), query.labels)
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    eye.visitParameters(visit)
    learner.visitParameters(visit)
  }
  mutating func visitState(_ visit: (inout Tensor) -> Void) { eye.visitState(visit) }

  var parameterNames: [String] {
    eye.parameterNames(in: "eye") + learner.parameterNames(in: "learner")
  }
  var stateNames: [String] { eye.stateNames(in: "eye") }
  var constants: [Constant] { eye.constants(in: "eye") }
}

/// A task whose support comes in an order.
struct Reading: Fingerprinted {
  /// How many examples a memory has learned to read: five of each of five classes.
  static let longest = 25

  let task: Episode
  let order: [Int]
  var fingerprints: [UInt64] { task.fingerprints }

  init(_ task: Episode, using generator: inout Generator) {
    self.task = task
    order = generator.permutation(task.support.count)
  }
}

/// Sequences [examples + 1, queries, features + way]: the support in an order and then one query each, every label a step
/// late, beside the next picture.
func sequences(_ features: Features, _ labels: [Int], way: Int, order: [Int]) -> Tensor {
  let queries = features.asked.shape[0]
  func forAll(_ rows: [Int]) -> [Int32] {
    rows.flatMap { repeatElement(Int32($0), count: queries) }
  }
  let pictures = Tensor.concatenated([features.known, features.asked]).gather(
    forAll(order) + (0..<queries).map { Int32(order.count + $0) })
  let names = Tensor.concatenated([.zeros([1, way]), .oneHot(labels, classes: way)]).gather(
    forAll([0] + order.map { $0 + 1 }))
  return Tensor.concatenated([pictures, names], axis: 1).reshaped([order.count + 1, queries, -1])
}

extension Network {
  /// What a memory says of a task's queries, [queries, way] shares, after the support in one of its orders.
  func said(_ features: Features, _ task: FewShotTask, order index: Int) -> Tensor {
    guard case .reader(_, let answer) = self else {
      preconditionFailure("Network: it reads no sequences.")
    }
    var own = Generator(seed: 10, index: index)
    let order = own.permutation(task.support.count)
    return answer(sequences(features, task.support.labels, way: task.way, order: order))
      .row(task.support.count).softmax()
  }
}

extension Trainer {
  /// Trains a memory on six drawings of each of five classes, of which some are told and the others asked: four tasks a
  /// step. Its gradient is cut to length 1, as in chapter 10.
  func read<Core: Memory>(
    _ name: String, _ course: Course, _ variant: Variant, steps: Int, pairs: Int,
    _ memory: (inout Generator) -> Core
  ) throws -> Trained {
    var own = Generator(seed: seed, stream: 10, index: 0)
    let (eye, core) = (start(outputs: 1).embedding, memory(&own))
    let learner = SequenceLearner(
      eye.featureCount + 5, pairs: pairs, core, outputs: 5, using: &own)
    return try run(
      name, course, variant, from: Reader(eye: eye, learner: learner), steps: steps,
      as: { reader in .reader(reader.eye) { reader.learner($0) } }, tasks: try readings()
    ) { reader, tasks in
      let (loss, slope) = metaGradient(at: reader, tasks: tasks.count) { $0.loss(tasks[$1]) }
      return (loss, clipped(slope, toNorm: 1))
    }
  }

  private func readings() throws -> @Sendable (Int) -> TrainingTasks<[Reading]> {
    let samplers = try (1...size.told).map {
      try TrainingEpisodes(pool, way: 5, shot: $0, queries: 6 - $0)
    }
    return { index in
      var own = stream(index)
      let sampler = samplers[own.below(samplers.count)]
      return TrainingTasks(
        (0..<4).map { _ in Reading(sampler.episode(using: &own), using: &own) })
    }
  }
}
