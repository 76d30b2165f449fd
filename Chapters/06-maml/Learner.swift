import Datasets
import Engine
import Learning

/// What is meta-learned: where every task starts, and in Meta-SGD also how far each weight goes.
struct Learner: Module {
  let method: Method
  var start: ConvolutionalClassifier
  /// α of the inner loop on the mean loss, for the methods that do not learn it.
  let rate: Float
  /// One rate per weight for Meta-SGD, otherwise empty.
  var rates: [Tensor] = []

  init(
    _ method: Method, way: Int, channels: Int, rate: Float, using generator: inout Generator
  ) {
    (self.method, self.rate) = (method, rate)
    start = ConvolutionalClassifier(way: way, channels: channels, averaged: true, using: &generator)
    if method == .metaSGD {
      rates = start.parameters.map { Tensor(repeating: rate, shape: $0.shape) }
    }
  }

  /// Another way to learn from a start that is there.
  init(_ method: Method, start: ConvolutionalClassifier, rate: Float) {
    (self.method, self.start, self.rate) = (method, start, rate)
  }

  /// A copy of the start after `steps` steps on the support images.
  func learned(
    from support: LabelledImages, steps: Int, order: Order
  ) -> ConvolutionalClassifier {
    func loss(_ network: ConvolutionalClassifier) -> Tensor {
      crossEntropy(network(support.images, statistics: .batch), support.labels)
    }
    switch method {
    case .firstOrder, .secondOrder:
      return adapted(start, rate: rate, steps: steps, order: order, to: loss)
    case .metaSGD:
      return adapted(start, rates: rates, steps: steps, order: order, to: loss)
    case .anil:
      // The features stay, so they are computed once, and only the head learns.
      let features = start.embedding(support.images, statistics: .batch)
      var fast = start
      fast.head = adapted(start.head, rate: rate, steps: steps, order: order) {
        crossEntropy($0(features), support.labels)
      }
      return fast
    }
  }

  mutating func visitParameters(_ visit: (inout Tensor) -> Void) {
    start.visitParameters(visit)
    for index in rates.indices { visit(&rates[index]) }
  }

  mutating func visitState(_ visit: (inout Tensor) -> Void) { start.visitState(visit) }

  var parameterNames: [String] {
    start.parameterNames(in: "start")
      + (rates.isEmpty ? [] : start.parameterNames(in: "rates"))
  }
  var stateNames: [String] { start.stateNames(in: "start") }
  var constants: [Constant] { start.constants(in: "start") }
}

/// MAML's direction on a meta-batch of characters, whatever the method.
func metaGradient(
  at learner: Learner, on tasks: [Episode], steps: Int, policy: NormalizationPolicy = .batch
) -> (value: Tensor, gradient: [Tensor]) {
  metaGradient(at: learner, tasks: tasks.count) {
    metaLoss($0, tasks[$1], steps: steps, policy: policy)
  }
}

/// The query loss after the inner loop: what the outer loop differentiates.
func metaLoss(
  _ learner: Learner, _ task: Episode, steps: Int, policy: NormalizationPolicy = .batch
) -> Tensor {
  let fast = learner.learned(from: task.support, steps: steps, order: learner.method.order)
  let answers = fast.outputs(
    for: task.query.images, support: task.support.images, policy: policy)
  return crossEntropy(answers, task.query.labels)
}
