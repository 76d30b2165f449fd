import Foundation
import Notebook

/// The beginning of a file that is being fetched: `NAME.part`, kept over an interruption.
final class PartFile {
  let path: String
  let expectedSize: Int
  private(set) var size: Int
  private let descriptor: Int32

  /// Opens or creates the part file; only one process at a time may hold it.
  init(for path: String, expecting expectedSize: Int) throws {
    self.path = path + ".part"
    self.expectedSize = expectedSize
    descriptor = open(self.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw KitError(
        "kit: cannot write \(path).part: \(lastError()). Name another folder with --data.",
        ExitStatus.missing)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw KitError(
        "kit: another kit is fetching \(path). Wait until it is done.", ExitStatus.missing)
    }
    size = Int(lseek(descriptor, 0, SEEK_END))
    if size > expectedSize { _ = empty() }
  }

  deinit { close(descriptor) }

  /// Adds a block at the end; the reason if the disk refuses.
  func append(_ bytes: UnsafeRawBufferPointer) -> String? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written < 0 && errno == EINTR { continue }
      if written < 0 { return lastError() }
      rest = rest.dropFirst(written)
      size += written
    }
    return nil
  }

  /// Drops everything; the reason if the disk refuses.
  func empty() -> String? {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      return lastError()
    }
    size = 0
    return nil
  }

  func remove() { unlink(path) }

  /// Gives the part its final name.
  func finish() throws {
    let final = String(path.dropLast(".part".count))
    guard fsync(descriptor) == 0, rename(path, final) == 0 else {
      throw KitError("kit: cannot finish \(final): \(lastError())", ExitStatus.missing)
    }
  }
}

private func lastError() -> String { String(cString: strerror(errno)) }
