import Datasets
import Engine
import Learning

/// What of a network the inner loop may move.
enum Moving: CaseIterable {
  case nothing, head, fromBlock4, fromBlock3, fromBlock2, everything, embedding

  /// The parts that move, from the image upwards: blocks 0 … 3, and 4, the head.
  var parts: Range<Int> {
    switch self {
    case .nothing: 5..<5
    case .head: 4..<5
    case .fromBlock4: 3..<5
    case .fromBlock3: 2..<5
    case .fromBlock2: 1..<5
    case .everything: 0..<5
    case .embedding: 0..<4
    }
  }

  var name: String {
    switch self {
    case .nothing: "nothing"
    case .head: "head"
    case .fromBlock4: "head,\nblock 4"
    case .fromBlock3: "head,\n3 and 4"
    case .fromBlock2: "head,\n2 to 4"
    case .everything: "every-\nthing"
    case .embedding: "all but\nthe head"
    }
  }

  /// How records call it.
  var key: String {
    switch self {
    case .fromBlock4: "from-block-4"
    case .fromBlock3: "from-block-3"
    case .fromBlock2: "from-block-2"
    default: "\(self)"
    }
  }

  /// A rate for every weight: 0 where nothing may move. A block has a kernel, a scale and a shift.
  func rates(_ rate: Float, of network: ConvolutionalClassifier) -> [Tensor] {
    network.parameters.enumerated().map { index, parameter in
      Tensor(repeating: parts.contains(min(index / 3, 4)) ? rate : 0, shape: parameter.shape)
    }
  }
}

/// The share of a task's queries that are answered rightly when only a part of the start takes the inner steps
/// (Raghu et al. 2020, section 4, "freezing").
func accuracy(of learner: Learner, on task: Episode, steps: Int, moving part: Moving) -> Double {
  let rates = part.rates(learner.rate, of: learner.start)
  let fast = adapted(
    learner.start, rates: rates, steps: part == .nothing ? 0 : steps, order: .first
  ) {
    crossEntropy($0(task.support.images, statistics: .batch), task.support.labels)
  }
  return accuracy(of: fast, on: task, in: .everybody)
}

extension MetaTest {
  /// Whether this method's inner steps move every weight, all at one rate.
  var movesEverything: Bool { [.secondOrder, .firstOrder].contains(method) }
  var isANIL: Bool { method == .anil }
}
