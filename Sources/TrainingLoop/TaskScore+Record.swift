import Learning
import Notebook

extension TaskScore {
  /// The mean and its interval, "97.9 % ± 0.3 %".
  public func written(_ style: NumberStyle) -> String {
    style.format(mean, interval: interval)
  }
}

/// Vouches for a score over tasks: its mean, its 95 % interval, and how many tasks there were.
public func record(_ name: String, _ score: TaskScore, style: NumberStyle, line: UInt = #line) {
  record(name, score.mean, ci: score.interval, n: score.count, style: style, line: line)
}

/// The same with the card that says what it means.
public func record(
  _ name: String, _ score: TaskScore, headline: String? = nil, style: NumberStyle,
  card: ProtocolCard, line: UInt = #line
) {
  record(
    name, score.mean, ci: score.interval, n: score.count, headline: headline, style: style,
    card: card, line: line)
}
