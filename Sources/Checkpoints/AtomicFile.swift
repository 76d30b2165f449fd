import Foundation
import SystemCalls

/// A file that appears under its name only when it is complete and on the disk.
///
/// The bytes go to a temporary file beside it, which is then renamed: whoever is killed at any
/// moment, or runs out of space, leaves the earlier file as it was.
struct AtomicFile {
  let path: String
  private let temporary: String
  private let descriptor: Int32

  /// Writes a whole file; what `body` throws, or the system refuses, leaves nothing behind.
  static func write(to path: String, _ body: (AtomicFile) throws -> Void) throws {
    let file = try AtomicFile(path)
    do {
      try body(file)
      try file.finish()
    } catch {
      close(file.descriptor)
      unlink(file.temporary)
      throw error
    }
  }

  private init(_ path: String) throws {
    self.path = path
    // Always the same name, so that what a killed run left is overwritten by the next.
    let temporary = path + ".tmp"
    self.temporary = temporary
    descriptor = retrying {
      open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    }
    if descriptor < 0 { throw failure("create a file beside it") }
  }

  /// Appends bytes.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    if writeAll(bytes, to: descriptor) != nil { throw failure("write \(bytes.count) bytes") }
  }

  private func finish() throws {
    if retrying({ fsync(descriptor) }) != 0 { throw failure("bring it to the disk") }
    if rename(temporary, path) != 0 { throw failure("rename the finished file") }
    close(descriptor)
    let folder = open((path as NSString).deletingLastPathComponent.ifEmpty("."), O_RDONLY)
    if folder >= 0 {  // the rename itself, too, survives a power cut
      fsync(folder)
      close(folder)
    }
  }

  private func failure(_ what: String) -> CheckpointError {
    CheckpointError(
      "\(path): cannot \(what): \(systemError()). What was there before is untouched; "
        + "free some space or choose another folder.")
  }
}

extension String {
  fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
