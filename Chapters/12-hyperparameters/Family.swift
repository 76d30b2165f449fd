import Datasets
import Engine
import Learning

/// Some tasks, and the untrained base networks that are going to learn them.
struct Family: Fingerprinted {
  var problems: Problems
  private(set) var start: BaseNetwork
  var fingerprints: [UInt64] { problems.traits.fingerprints }

  /// Depends on nothing but the seed, the stream and the index.
  init(_ count: Int, seed: UInt64, stream: UInt64, index: Int = 0, isStandardised: Bool = false) {
    var own = Generator(seed: seed, stream: stream, index: index)
    problems = Problems(count, using: &own)
    start = BaseNetwork(tasks: count, using: &own)
    if isStandardised { problems = problems.standardised }
  }

  /// A family of one task as `count` equal tasks side by side, to be trained with settings of their own.
  func repeated(_ count: Int) -> Family {
    func spread(_ tensor: inout Tensor) {
      tensor = tensor.broadcast(to: Shape([count] + tensor.shape.dropFirst()))
    }
    var copy = self
    copy.start.visitParameters(spread)
    copy.problems.training.visitTensors(spread)
    copy.problems.validation.visitTensors(spread)
    return copy
  }
}
