import Datasets
import Engine
import Learning
import Notebook

extension Trainer {
  /// One training. `name` is its checkpoint's.
  func train(_ course: Course, _ variant: Variant, steps: Int, _ name: String) throws -> Trained {
    switch course {
    case .pretraining:
      return try run(
        name, course, variant, from: start(outputs: pool.count), steps: steps,
        as: Network.classifier, tasks: { TrainingTasks(batch($0)) }, direction: pretrain)
    case .joint, .maml, .firstOrder, .anil, .metaSGD:
      return try run(
        name, course, variant, from: learner(course, variant), steps: steps,
        as: Network.learner, tasks: try episodes(4, way: 5, shot: 1)
      ) { learner, tasks in
        metaGradient(at: learner, tasks: tasks.count) {
          inductiveLoss($0, tasks[$1], steps: course == .joint ? 0 : 1)
        }
      }
    case .reptile:
      return try run(
        name, course, variant, from: start(outputs: 5), steps: steps,
        as: { .visitor($0, rate: variant.inner) }, tasks: try episodes(4, way: 5, shot: 5)
      ) { towards($0, $1, rate: variant.inner) }
    case .protoNet:
      let network = PrototypicalNetwork(embedding: start(outputs: 1).embedding)
      return try run(
        name, course, variant, from: network, steps: steps, as: Network.prototypes,
        tasks: try episodes(1, way: metricWay, shot: 1)
      ) { network, tasks in
        let learned = network.learn(from: tasks[0])
        return (Tensor(Float(learned.loss)), learned.gradient)
      }
    case .matching, .ridge:
      let rule =
        course == .matching
        ? MetricRule.attention(factor: 10) : .ridge(penalty: 1, factor: 10)
      return try run(
        name, course, variant, from: start(outputs: 1).embedding, steps: steps,
        as: Network.embedding, tasks: try episodes(1, way: metricWay, shot: 1)
      ) { rule.learn($0, from: $1[0]) }
    case .lstm:
      return try read(name, course, variant, steps: steps, pairs: pairs) {
        RecurrentMemory([LSTMCell(pairs, 2 * pairs, using: &$0)])
      }
    case .mann:
      return try read(name, course, variant, steps: steps, pairs: pairs) {
        ExternalMemory(pairs, hidden: pairs, slots: 32, width: 40, heads: 1, using: &$0)
      }
    case .attention:
      return try read(name, course, variant, steps: steps, pairs: 2 * pairs) {
        AttentionMemory(pairs: pairs, using: &$0)
      }
    }
  }

  /// Twenty classes an episode, as far as there are so many.
  private var metricWay: Int { min(20, pool.count) }

  /// Maps of a memory's temporal convolution.
  private var pairs: Int { 2 * size.channels }

  /// Ordinary training: which of all training classes is it?
  private func pretrain(
    _ network: ConvolutionalClassifier, _ batch: LabelledImages
  ) -> (value: Tensor, gradient: [Tensor]) {
    valueWithGradient(at: network, slices: 2, of: batch.count) {
      let part = batch[$1]
      return crossEntropy($0(part.images, statistics: .batch), part.labels)
    }
  }

  /// Chapter 6's learner around the network that all share.
  private func learner(_ course: Course, _ variant: Variant) -> Learner {
    var unused = Generator(seed: seed)
    var learner = Learner(
      course.method!, way: 5, channels: 1, rate: variant.inner, using: &unused)
    learner.start = start(outputs: 5)
    if course == .metaSGD {
      learner.rates = learner.start.parameters.map {
        Tensor(repeating: variant.inner, shape: $0.shape)
      }
    }
    return learner
  }

  /// Episodes with five queries of each class, drawn from the index alone.
  private func episodes(
    _ count: Int, way: Int, shot: Int
  ) throws -> @Sendable (Int) -> TrainingTasks<[Episode]> {
    let queries = min(5, pool.alphabets.drawings - shot)
    let sampler = try TrainingEpisodes(pool, way: way, shot: shot, queries: queries)
    return { index in
      var own = stream(index)
      return TrainingTasks((0..<count).map { _ in sampler.episode(using: &own) })
    }
  }
}

/// The query loss after the inner loop, each query with the support's statistics alone, as it will be judged. Without a
/// step it is joint training: one network for all tasks.
func inductiveLoss(_ learner: Learner, _ task: Episode, steps: Int) -> Tensor {
  let fast = learner.learned(from: task.support, steps: steps, order: learner.method.order)
  let answers = fast.outputs(
    for: task.query.images, support: task.support.images, policy: .support)
  return crossEntropy(answers, task.query.labels)
}

/// Reptile's move as a gradient, θ − mean φ, for Adam to follow (Nichol et al. 2018, section 2). Each visit takes three
/// steps, of ten pictures each; the value is the mean loss before the visits.
func towards(
  _ start: ConvolutionalClassifier, _ tasks: [Episode], rate: Float
) -> (value: Tensor, gradient: [Tensor]) {
  func loss(_ network: ConvolutionalClassifier, _ rows: LabelledImages) -> Tensor {
    crossEntropy(network(rows.images, statistics: .batch), rows.labels)
  }
  let visits = parallelMap(tasks.count) { index in
    let pictures = tasks[index].together
    let batches = (0..<3).map { turn in
      pictures.rows(Array(stride(from: turn, to: pictures.count, by: 3)))
    }
    let reptile = Reptile(model: start, rule: SGD(rate: rate))
    return (
      end: reptile.visiting(batches, loss).model.parameters, loss: loss(start, pictures).detached()
    )
  }
  let mean = average(visits.map(\.end))
  let value = average(visits.map { [$0.loss] })[0]
  return (value, zip(start.parameters, mean).map { $0 - $1 })
}

extension Episode {
  /// Support and one query of each class: 5 · (5 + 1) pictures of a five-way five-shot task.
  var together: LabelledImages {
    let one = query.rows((0..<way).map { $0 * queries })
    return LabelledImages(
      images: .concatenated([support.images, one.images]), labels: support.labels + one.labels)
  }
}
