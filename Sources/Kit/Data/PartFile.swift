import Foundation
import Weaving
import SystemCalls

/// The beginning of a file that is being fetched: `NAME.part`, kept over an interruption.
final class PartFile {
  let path: String
  let expectedSize: Int
  private(set) var size: Int
  private let descriptor: Int32

  /// Opens or creates the part file; only one process at a time may hold it.
  init(for path: String, expecting expectedSize: Int) throws {
    let name = path + ".part"
    self.path = name
    self.expectedSize = expectedSize
    descriptor = retrying { open(name, O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o644) }
    guard descriptor >= 0 else {
      throw KitError(
        "kit: cannot write \(path).part: \(reason(errno)). Name another folder with --data.",
        ExitStatus.missing)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw KitError(
        "kit: another kit is fetching \(path). Wait until it is done.", ExitStatus.missing)
    }
    let end = Int(lseek(descriptor, 0, SEEK_END))
    guard end >= 0 else {
      close(descriptor)
      throw KitError(
        "kit: \(name) is no regular file. Move it out of the way, or name another folder with --data.",
        ExitStatus.missing)
    }
    size = end
    if size > expectedSize { _ = empty() }
  }

  deinit { close(descriptor) }

  /// Adds a block at the end; the reason if the disk refuses.
  func append(_ bytes: UnsafeRawBufferPointer) -> String? {
    let code = writeAll(bytes, to: descriptor)
    size = Int(lseek(descriptor, 0, SEEK_CUR))
    return code.map(reason)
  }

  /// Drops everything; the reason if the disk refuses.
  func empty() -> String? {
    guard retrying({ ftruncate(descriptor, 0) }) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      return reason(errno)
    }
    size = 0
    return nil
  }

  func remove() { unlink(path) }

  /// Gives the part its final name.
  func finish() throws {
    let final = String(path.dropLast(".part".count))
    guard retrying({ fsync(descriptor) }) == 0, rename(path, final) == 0 else {
      throw KitError("kit: cannot finish \(final): \(reason(errno))", ExitStatus.missing)
    }
  }
}
