import Checkpoints
import Datasets
import Engine
import Learning

/// All that the loop over tasks must remember to go on to the same bits after it was killed.
struct MetaTraining {
  var start: ConvolutionalClassifier
  var optimizer = Adam(rate: 0.003)
  /// Draws the tasks.
  var generator: Generator
  /// The query loss of every task so far, before and after learning from its support.
  var before: [Double] = [], after: [Double] = []
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
