import Engine

/// A choice among a few things, [..., choices] of log-probabilities.
public struct Categorical {
  /// log p, normalised along the last axis.
  public let logProbabilities: Tensor

  /// The distribution softmax(logits) along the last axis.
  public init(logits: Tensor) { logProbabilities = logits.logSoftmax() }

  /// log p of what was chosen, [...]; `chosen` is one-hot, [..., choices].
  public func logProbability(of chosen: Tensor) -> Tensor {
    logProbabilities.weighted(by: chosen).sum([-1])
  }

  /// −Σ p log p, [...]: 0 when the choice is certain, log(choices) when all are alike. What cannot be chosen, with a
  /// logarithm of −∞, adds nothing.
  public func entropy() -> Tensor {
    let isPossible = 1 - logProbabilities.equal(to: Tensor(-.infinity))
    let logarithms = Tensor.where(isPossible, then: logProbabilities, else: Tensor(0))
    return -(logProbabilities.exp() * logarithms).sum([logProbabilities.rank - 1])
  }

  /// One choice for each row of [n, choices]. Traps for another rank.
  public func sample(using generator: inout Generator) -> [Int] {
    require(
      logProbabilities.rank == 2,
      "Categorical.sample: log-probabilities must be [n, choices], found \(logProbabilities.shape)."
    )
    let (rows, choices) = (logProbabilities.shape[0], logProbabilities.shape[1])
    let chances = logProbabilities.exp().scalars
    return (0..<rows).map { row in
      // Chances may round to less than one together; what is left belongs to the last choice that is possible.
      var (rest, possible) = (generator.uniform(), 0)
      for choice in 0..<choices where chances[row * choices + choice] > 0 {
        rest -= chances[row * choices + choice]
        possible = choice
        if rest < 0 { break }
      }
      return possible
    }
  }
}
