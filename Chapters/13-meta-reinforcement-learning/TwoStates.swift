import Engine
import Learning

/// A world so small that every expectation can be written down: two states, two steps, four ways.
///
/// It begins in state 0; action a earns rewards[state][a] and leads to state a. Logits are [state, action].
struct TwoStates {
  var rewards: [[Float]] = [[0.2, 0], [0.1, 1]]

  /// log π of both steps of each way, [2, 4]; the ways are 00, 01, 10, 11.
  func logProbabilities(_ logits: Tensor) -> Tensor {
    logits.logSoftmax().reshaped([4, 1]).gather([0, 0, 1, 1, 0, 1, 2, 3]).reshaped([2, 4])
  }

  /// What both steps of each way earn, [2, 4].
  var earned: Tensor {
    let (first, second) = (rewards[0], rewards[0] + rewards[1])
    return Tensor([first[0], first[0], first[1], first[1]] + second, shape: [2, 4])
  }

  /// E[r₁ + r₂], exactly.
  func expectedReturn(_ logits: Tensor) -> Tensor {
    (logProbabilities(logits).sum([0]).exp() * earned.sum([0])).sum()
  }

  /// The mean of an estimate over infinitely many samples that `logits` drew: each way as often as it comes.
  ///
  /// The samples are data. That they would have been others under other logits is for the estimate to know.
  func estimated(_ estimate: Estimate, _ logits: Tensor) -> Tensor {
    let logs = logProbabilities(logits)
    let often = logs.detached().sum([0]).exp()
    let gains = estimate == .full ? earned : discountedReturns(earned, discount: 1)
    return (terms(estimate, logs, gains: gains).sum([0]) * often).sum()
  }

  /// The gradient, at the start, of the expected return after one step along an estimate; nil: along the truth.
  func metaGradient(_ estimate: Estimate?, _ logits: Tensor, rate: Float) -> Tensor {
    valueWithGradient(at: logits) { start in
      let slope = valueWithGradient(at: start, createGraph: true) { inner in
        estimate.map { estimated($0, inner) } ?? expectedReturn(inner)
      }.gradient
      return expectedReturn(start + rate * slope)
    }.gradient
  }
}

extension TwoStates {
  /// The true meta-gradient by moving each logit a little, without any tape but that of the inner step.
  func measuredMetaGradient(_ logits: Tensor, rate: Float, distance: Float = 0.02) -> Tensor {
    func after(_ logits: Tensor) -> Float {
      let slope = valueWithGradient(at: logits) { expectedReturn($0) }.gradient
      return expectedReturn(logits + rate * slope).item
    }
    let slopes = (0..<logits.count).map { index in
      let move = distance * Tensor.oneHot([index], classes: logits.count).reshaped(logits.shape)
      return (after(logits + move) - after(logits - move)) / (2 * distance)
    }
    return Tensor(slopes, shape: logits.shape)
  }
}
