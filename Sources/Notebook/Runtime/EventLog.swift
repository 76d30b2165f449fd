import Foundation

/// The append-only log of a run: one unbuffered write for each event, so that a trap loses nothing.
final class EventLog: @unchecked Sendable {
  private let descriptor: Int32
  private let path: String

  init(path: String) throws(FileFailure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure(path: path, code: errno) }
  }

  func write(_ event: Event) {
    let data = event.written
    let failure = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int32? in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return errno }
        done += count
      }
      return nil
    }
    guard let failure else { return }
    let sentence = FileFailure(path: path, code: failure).description
    FileHandle.standardError.write(Data("\(FileFailure.mark)\(sentence)\n".utf8))
    _exit(ExitStatus.missing)
  }
}
