import Foundation
import SystemCalls

/// Passes a child's standard error on, line by line, and withholds the runtime's crash report.
struct Relay {
  private(set) var withheld = ""
  private var pending: [UInt8] = []
  private var blank = ""

  /// A line that is longer goes on in pieces, and a crash report that is longer is cut.
  private static let longest = 1 << 20

  mutating func take(_ block: [UInt8]) {
    pending += block
    guard let end = pending.lastIndex(of: 0x0A) else {
      if pending.count > Relay.longest { finish() }
      return
    }
    let lines = pending[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
    pending.removeSubrange(...end)
    for line in lines { take(String(decoding: line, as: UTF8.self) + "\n") }
  }

  /// What stands behind the last newline.
  mutating func finish() {
    if !pending.isEmpty { take(String(decoding: pending, as: UTF8.self)) }
    pending = []
  }

  /// A blank line waits for the next one, which says whether it belongs to a crash report.
  private mutating func take(_ line: String) {
    if withheld.isEmpty && line.isBlank && blank.utf8.count < Relay.longest {
      blank += line
    } else if !withheld.isEmpty || CrashReport.begins(line) {
      if withheld.utf8.count < Relay.longest { withheld += line }
    } else {
      StandardStream.error.write(blank + line)
      blank = ""
    }
  }
}
