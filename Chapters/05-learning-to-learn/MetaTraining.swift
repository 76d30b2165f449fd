import Checkpoints
import Datasets
import Engine
import Learning
import Notebook

/// All that the loop over tasks must remember to go on to the same bits after it was killed.
struct MetaTraining {
  var start: ConvolutionalClassifier
  var optimizer = Adam(rate: 0.003)
  /// Draws the tasks.
  var generator: Generator
  /// The query loss of every task so far, before and after learning from its support.
  var before: [Double] = [], after: [Double] = []

  /// Keeps the losses of a turn's tasks.
  mutating func note(_ losses: (before: [Double], after: [Double])) {
    before += losses.before
    after += losses.after
  }

  /// The mean losses of the last tenth of the tasks.
  var atTheEnd: (before: Double, after: Double) {
    let last = before.count - before.count / 10..<before.count
    return (mean(Array(before[last])), mean(Array(after[last])))
  }

  /// Turn, task and both losses of the first and the last turn, as text.
  func rows(batch: Int) -> [[String]] {
    (Array(0..<batch) + Array(before.count - batch..<before.count)).map {
      ["\($0 / batch + 1)", "\($0 + 1)"]
        + [before[$0], after[$0]].map { $0.written(.decimals(2)) }
    }
  }
}

extension MetaTraining: Resumable {
  mutating func visitParts(_ visit: CheckpointVisitor) throws {
    try visit(&start, "start")
    try visit(&optimizer, "optimizer", of: start)
    try visit(&generator, "generator")
    try visit(&before, "before")
    try visit(&after, "after")
  }

  func contradiction(after steps: Int) -> String? {
    before.count == after.count ? nil : "\(before.count) tasks before and \(after.count) after"
  }
}
