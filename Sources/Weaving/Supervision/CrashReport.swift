import Escaping
import Foundation
import SystemCalls

/// What can be learned from the words of a program that went down.
package struct CrashReport: Equatable, Sendable {
  /// The message of `fatalError`, of a failed check, or of an error thrown at the top level.
  package var reason: String?
  package var isThrown = false
  /// Places in the chapter's own files, innermost first: `main.swift:27:9`.
  package var places: [String] = []

  package static let settings =
    "enable=yes,registers=none,images=none,threads=crashed,color=no,interactive=no,"
    + "sanitize=yes,output-to=stderr"

  /// Whether a line of standard error is the first of a crash.
  package static func begins(_ line: String) -> Bool {
    line.contains(": Fatal error: ") || line.hasPrefix("Fatal error: ")
      || line.contains(": Precondition failed") || line.contains(": Assertion failed")
      || line.hasPrefix("*** Signal ") || line.hasPrefix("*** Program crashed")
      || line.hasPrefix("💣") || line.hasPrefix("swift-runtime: ")
      || line.hasPrefix(FileFailure.mark)
  }

  /// Reads the report; `file` is the path of `main.swift`, the frames of whose folder count.
  package init(_ text: String, file: String) {
    let folder = FilePath.folder(of: file)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var message: [String] = []
    for line in lines.drop(while: { $0.isBlank }) {
      if line.hasPrefix("swift-runtime: ") { continue }
      if line.isBlank || line.hasPrefix("*** ") { break }
      message.append(line)
    }
    readReason(message.joined(separator: "\n"))
    for line in lines {
      guard line.contains(" in "), let range = line.range(of: " at \(folder)/") else { continue }
      let place = line[range.upperBound...].trimmingCharacters(in: .whitespaces)
      if place.contains(".swift:"), places.last != place { places.append(place) }
    }
  }

  private mutating func readReason(_ message: String) {
    for mark in ["Fatal error: ", "Precondition failed: ", "Assertion failed: ", FileFailure.mark] {
      guard let range = message.range(of: mark) else { continue }
      reason = String(message[range.upperBound...])
      break
    }
    let thrown = "Error raised at top level: "
    guard let text = reason, text.hasPrefix(thrown) else { return }
    isThrown = true
    reason = String(text.dropFirst(thrown.count))
  }

  /// The line of `main.swift` nearest to the trap.
  package var line: Int? {
    places.first { $0.hasPrefix("main.swift:") }.flatMap {
      Int($0.split(separator: ":")[1])
    }
  }
}
