import Foundation
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

/// Two walks back through a training of a hundred steps, in floats and in whole numbers, and the bits that these keep: one
/// multiplication by 0.9 pushes log₂(10/9) of them out.
func keepWalks(
  _ inFloats: [Double], _ whole: (distances: [Double], bits: Int), line: UInt = #line
) {
  let bits = log2(10.0 / 9)
  record(
    .significant(2),
    ["float-walk-error": inFloats.last!, "step-bits": bits, "way-bits": 100 * bits], line: line)
  record(.shortest, ["exact-walk-error": whole.distances.max()!], line: line)
  record(["buffer-bits": whole.bits, "stored-bits": 32 * 100], line: line)
}

extension ContinuousClock.Instant {
  /// The seconds since then, as prose has them.
  var written: String { secondsAgo.written(.significant(2)) }
}
