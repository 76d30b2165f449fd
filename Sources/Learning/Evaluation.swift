import Engine

/// What a classifier answered to a set of examples, and how right it was.
///
///     let evaluation = Evaluation(labels: digits.labels) { network(digits.images.sliced(0, $0)) }
///     evaluation.accuracy, evaluation.interval, evaluation.confusion, evaluation.mistakes
public struct Evaluation {
  /// [n, classes], not tracked.
  public let logits: Tensor
  /// The right class of each row.
  public let labels: [Int]

  /// Asks for the logits [rows, classes] of ranges of at most `slice` rows, on all cores.
  ///
  /// The slices do not depend on the number of cores. Traps without labels.
  public init(labels: [Int], slice: Int = 250, _ logits: (Range<Int>) -> Tensor) {
    require(!labels.isEmpty, "Evaluation: there must be at least one example.")
    require(slice > 0, "Evaluation: a slice must have at least 1 row, found \(slice).")
    let ranges = stride(from: 0, to: labels.count, by: slice).map {
      $0..<min($0 + slice, labels.count)
    }
    let parts = parallelMap(ranges.count) { logits(ranges[$0]).detached() }
    self.logits = Tensor.concatenated(parts)
    self.labels = labels
  }

  /// The share of right answers, 0…1.
  public var accuracy: Double { Learning.accuracy(logits, labels) }

  /// Half the width of the 95 % interval around the accuracy.
  public var interval: Double { intervalOfShare(accuracy, of: labels.count) }

  /// The mean cross-entropy.
  public var loss: Double { Double(crossEntropy(logits, labels).item) }

  /// The class with the largest logit, row by row.
  public var answers: [Int] { logits.argmax() }

  /// How often each true class (row) was given each answer (column).
  public var confusion: [[Int]] {
    let classes = logits.shape[1]
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for (label, answer) in zip(labels, answers) { counts[label][answer] += 1 }
    return counts
  }

  /// The rows that were answered wrongly, the surest of their wrong answer first.
  public var mistakes: [Int] {
    let (answers, sureness) = (answers, logits.softmax().max(1).scalars)
    return labels.indices.filter { answers[$0] != labels[$0] }
      .sorted { (-sureness[$0], $0) < (-sureness[$1], $1) }
  }
}

/// Half the width of the 95 % interval of a share that was seen in `count` independent trials.
///
/// Wilson's score interval, z √(p(1−p)/n + z²/4n²) / (1 + z²/n) with z = 1.96; unlike the usual
/// 1.96 √(p(1−p)/n) it is not zero where nothing went wrong. Source: Wilson, JASA 22 (1927).
public func intervalOfShare(_ share: Double, of count: Int) -> Double {
  let (z, n) = (1.959964, Double(count))
  return z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
}
