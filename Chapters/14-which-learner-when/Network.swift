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
