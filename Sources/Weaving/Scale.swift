import ArgumentParser

/// How much of a chapter's experiment a run does.
///
/// `quick` is the size of continuous integration (at most 20 seconds on two cores), `standard` the
/// reader's default (at most 5 minutes), `paper` the protocol of the paper (hours, resumable).
public enum Scale: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// Seconds.
  case quick
  /// Minutes.
  case standard
  /// As in the paper: hours.
  case paper

  /// The one of three values that belongs to this scale.
  public func of<Value>(quick: Value, standard: Value, paper: Value) -> Value {
    switch self {
    case .quick: quick
    case .standard: standard
    case .paper: paper
    }
  }
}
