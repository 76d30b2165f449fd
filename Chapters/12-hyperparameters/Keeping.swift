import Learning
import Notebook

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
