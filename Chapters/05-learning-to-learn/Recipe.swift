import Learning

/// How a start is turned into a reader of one task: which weights move, how far, how often.
struct Recipe: Equatable {
  /// Whether all weights learn, or only the last layer.
  var movesAll = true
  /// Adam's rate, or plain descent's where `isPlain`.
  var rate: Float
  var isPlain = false
  /// Whose mean and variance batch norm takes: the support images', or those kept from training.
  var policy = NormalizationPolicy.support
  var steps: Int

  var words: String {
    let what = movesAll ? "all weights" : "the last layer"
    let kept = policy == .running ? ", statistics kept" : ""
    return "\(what), \(isPlain ? "descent" : "Adam") at \(rate)\(kept)"
  }
}

extension NormalizationPolicy {
  /// The statistics for the support images themselves.
  var ofSupport: BatchNorm.Statistics { self == .running ? .running : .batch }
}
