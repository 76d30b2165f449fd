import Learning
import Notebook

/// Vouches for a mean over tasks with its interval.
func record(_ name: String, _ score: TaskScore, style: NumberStyle, line: UInt = #line) {
  record(name, score.mean, ci: score.interval, n: score.count, style: style, line: line)
}

/// The same with the card that says what it means.
func record(
  _ name: String, _ score: TaskScore, headline: String? = nil, style: NumberStyle,
  card: ProtocolCard, line: UInt = #line
) {
  record(
    name, score.mean, ci: score.interval, n: score.count, headline: headline, style: style,
    card: card, line: line)
}

extension TaskScore {
  /// "−2.013 ± 0.423".
  func written(_ style: NumberStyle) -> String {
    "\(mean.written(style)) ± \(interval.written(style))"
  }
}

/// a − b, task by task.
func difference(_ a: TaskScore, _ b: TaskScore) -> TaskScore {
  TaskScore(perTask: zip(a.perTask, b.perTask).map { $0 - $1 })
}

/// Vouches for several numbers that are written alike.
func record(
  _ style: NumberStyle, _ numbers: KeyValuePairs<String, Double>, line: UInt = #line
) {
  for (name, value) in numbers { record(name, value, style: style, line: line) }
}

/// Vouches for several counts.
func record(_ counts: KeyValuePairs<String, Int>, line: UInt = #line) {
  for (name, count) in counts { record(name, count, style: .count, line: line) }
}

extension ContinuousClock.Instant {
  /// The seconds since then, as prose has them.
  var written: String { secondsAgo.written(.significant(2)) }
}
