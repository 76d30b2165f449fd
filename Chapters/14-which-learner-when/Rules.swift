import Datasets
import Engine
import Learning

/// The label of the support picture that resembles a query most, pixel by pixel; made smaller, a small shift counts less.
func byNearestPixels(_ task: FewShotTask, size: Int, byCosine: Bool) -> [Int] {
  func rows(_ images: Tensor) -> Tensor {
    (size > 1 ? images.averagePooled(size) : images).flattened()
  }
  let (known, asked) = (rows(task.support.images), rows(task.query.images))
  let likeness = byCosine ? cosines(asked, known) : -squaredDistances(asked, known)
  return likeness.argmax().map { task.support.labels[$0] }
}

/// When two embeddings are alike.
enum Likeness: String, CaseIterable {
  case distance
  /// Σ |a − b|.
  case manhattan = "Manhattan distance"
  case cosine
  /// As seen from the mean of the support (after Wang et al. 2019, who take the mean of the training classes).
  case centredCosine = "centred cosine"

  /// How alike each row [q, d] is to each centre [k, d], [q, k]: larger is more alike. `middle` is the support's mean.
  func callAsFunction(_ rows: Tensor, _ centres: Tensor, middle: Tensor) -> Tensor {
    switch self {
    case .distance: -squaredDistances(rows, centres)
    case .manhattan:
      -(rows.reshaped([rows.shape[0], 1, rows.shape[1]]) - centres).abs().sum([2])
    case .cosine: cosines(rows, centres)
    case .centredCosine: cosines(rows - middle, centres - middle)
    }
  }
}

/// The class whose mean is most alike.
func byNearestMean(_ features: Features, _ task: FewShotTask, by likeness: Likeness) -> [Int] {
  let centres = classMeans(features.known, labels: task.support.labels, way: task.way)
  return likeness(features.asked, centres, middle: features.known.mean([0])).argmax()
}

/// What a rule without weights answers.
func named(by rule: MetricRule, _ features: Features, _ task: FewShotTask) -> [Int] {
  rule(features.known, task.support.labels, way: task.way, features.asked).argmax()
}

/// A last layer alone, on features that stay: dense (Baseline), or by the cosine to each class's weights times ten
/// (Baseline++, Chen et al. 2019; there pre-training, too, is by cosine, here it is not).
struct Head: Module {
  var weight: Tensor
  let byCosine: Bool

  init(width: Int, way: Int, byCosine: Bool) {
    var generator = Generator(seed: 1)
    let random = Initializer.xavier([way, width], using: &generator)
    (weight, self.byCosine) = (byCosine ? random : .zeros([way, width]), byCosine)
  }

  func callAsFunction(_ features: Tensor) -> Tensor {
    byCosine
      ? cosines(features, weight) * 10 : features.matmul(weight, transposeOther: true)
  }

  /// After twenty steps of Adam on a support.
  func tuned(_ features: Tensor, _ labels: [Int], rate: Float) -> Head {
    var (head, rule) = (self, Adam(rate: rate))
    for _ in 0..<20 {
      rule.update(&head, along: gradient(at: head) { crossEntropy($0(features), labels) })
    }
    return head
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) { visit(&weight) }
  var parameterNames: [String] { ["weight"] }
}

extension Contender {
  /// Where tuning begins: a joint network as it is, a pre-trained one under a last layer of zeros.
  func start(_ network: Network, _ task: FewShotTask) -> ConvolutionalClassifier {
    if case .learner(let learner) = network { return learner.start }
    var unused = Generator(seed: 1)
    var start = ConvolutionalClassifier(
      way: task.way, channels: 1, averaged: false, using: &unused)
    start.embedding = network.embedding
    start.head.weight = .zeros([network.embedding.featureCount, task.way])
    return start
  }

  /// Five steps of Adam on all weights, then the answers; batch norm looks at the support alone.
  func tuned(_ start: ConvolutionalClassifier, _ task: FewShotTask, rate: Float) -> [Int] {
    var (network, rule) = (start, Adam(rate: rate))
    for _ in 0..<5 {
      let slope = gradient(at: network) {
        crossEntropy($0(task.support.images, statistics: .batch), task.support.labels)
      }
      rule.update(&network, along: slope)
    }
    return inductive(network, task)
  }
}

/// Answers that no query of the task has a part in but its own.
func inductive(_ network: ConvolutionalClassifier, _ task: FewShotTask) -> [Int] {
  network.outputs(for: task.query.images, support: task.support.images, policy: .support).argmax()
}
