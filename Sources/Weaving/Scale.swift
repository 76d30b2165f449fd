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
}
