import Foundation
import SystemCalls
import Weaving

/// The append-only log of a run: one unbuffered write for each event, so that a trap loses nothing.
final class EventLog: @unchecked Sendable {
  private let descriptor: Int32
  private let path: String

  init(path: String) throws(FileFailure) {
    self.path = path
    descriptor = retrying { open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }
    guard descriptor >= 0 else { throw FileFailure(path: path, code: errno) }
  }

  func write(_ event: Event) {
    guard let failure = event.written.withUnsafeBytes({ writeAll($0, to: descriptor) }) else {
      return
    }
    let sentence = FileFailure(path: path, code: failure).description
    StandardStream.error.write("\(FileFailure.mark)\(sentence)\n")
    _exit(ExitStatus.missing)
  }
}
