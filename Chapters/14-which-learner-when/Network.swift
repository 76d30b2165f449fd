import Datasets
import Engine
import Learning

/// A network as its course leaves it.
enum Network {
  case classifier(ConvolutionalClassifier)
  /// Where Reptile's visits begin, and the length of their steps.
  case visitor(ConvolutionalClassifier, rate: Float)
  case learner(Learner)
  case embedding(Conv4)
  case prototypes(PrototypicalNetwork)
  /// A memory's eye, and its answers to sequences [time, sequences, features + way].
  case reader(Conv4, (Tensor) -> Tensor)

  /// Where images lie.
  var embedding: Conv4 {
    switch self {
    case .classifier(let network), .visitor(let network, _): network.embedding
    case .learner(let learner): learner.start.embedding
    case .embedding(let network), .reader(let network, _): network
    case .prototypes(let network): network.embedding
    }
  }

  /// Itself with its last layer, where it takes steps at the task.
  var classifier: ConvolutionalClassifier {
    switch self {
    case .classifier(let network), .visitor(let network, _): return network
    case .learner(let learner): return learner.start
    default: preconditionFailure("Network: it has no last layer that takes steps.")
    }
  }

  /// After so many steps on a support: the inner loop of chapter 6, or Reptile's plain descent.
  func after(_ steps: Int, on support: LabelledImages) -> Network {
    switch self {
    case .learner(var learner):
      learner.start = learner.learned(from: support, steps: steps, order: .first)
      return .learner(learner)
    case .visitor(let start, let rate):
      let visit = Reptile(model: start, rule: SGD(rate: rate)).visiting(
        repeatElement(support, count: steps)
      ) { crossEntropy($0($1.images, statistics: .batch), $1.labels) }
      return .visitor(visit.model, rate: rate)
    default: preconditionFailure("Network: it takes no steps at the task.")
    }
  }

  /// A copy whose batch norm has its statistics from these images.
  func measured(on images: Tensor) -> Network {
    switch self {
    case .classifier(var network):
      network.embedding.measureStatistics(on: images)
      return .classifier(network)
    case .visitor(var network, let rate):
      network.embedding.measureStatistics(on: images)
      return .visitor(network, rate: rate)
    case .learner(var learner):
      learner.start.embedding.measureStatistics(on: images)
      return .learner(learner)
    case .embedding(var network):
      network.measureStatistics(on: images)
      return .embedding(network)
    case .prototypes(let network): return .prototypes(network.measured(on: images))
    case .reader(var eye, let answer):
      eye.measureStatistics(on: images)
      return .reader(eye, answer)
    }
  }
}
