import Foundation
import LibArchive
import SystemCalls

/// A file that is read through libarchive: a zip with its entries, or what a gzip holds.
final class ArchiveReader {
  private let archive: OpaquePointer
  /// The error for damage that libarchive found, given its reason and the entry that was being read.
  private let damage: (_ reason: String, _ entry: String?) -> DatasetError
  private var name: String?

  /// Opens a file in which `accept` allows certain formats.
  init(
    _ path: String, accept: (OpaquePointer) -> Void,
    damage: @escaping (_ reason: String, _ entry: String?) -> DatasetError
  ) throws {
    // A pipe would keep us waiting, a device never end.
    guard BoundedFile.isRegular(path) else {
      throw DatasetError(
        path, "expected a file, found something else of that name", remedy: "check the path")
    }
    guard let archive = archive_read_new() else {
      throw DatasetError(path, "libarchive has no memory left", remedy: "close other programs")
    }
    (self.archive, self.damage) = (archive, damage)
    accept(archive)
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else { throw failure() }
  }

  deinit { archive_read_free(archive) }

  /// Moves to the next entry and calls `body` with it; nil at the end. A status worse than `least` is damage.
  func next<R>(least: Int32 = ARCHIVE_OK, _ body: (OpaquePointer) -> R?) throws -> R? {
    name = nil
    return try withUTF8Names {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status >= least, let entry, let found = body(entry) else { throw failure() }
      return found
    }
  }

  /// Calls `body` with the content of the entry, block by block, as long as it wants more; whether it had all.
  /// `name` is for messages.
  func forEachBlock(
    of name: String? = nil, _ body: (UnsafeRawBufferPointer) throws -> Bool
  ) throws -> Bool {
    self.name = name
    var block: UnsafeRawPointer?
    var (size, offset) = (0, Int64(0))
    while true {
      let status = archive_read_data_block(archive, &block, &size, &offset)
      if status == ARCHIVE_EOF { return true }
      guard status == ARCHIVE_OK else { throw failure() }
      guard try body(UnsafeRawBufferPointer(start: block, count: size)) else { return false }
    }
  }

  /// libarchive knows a name outside ASCII only in the thread's own character set, so that is UTF-8 meanwhile.
  private func withUTF8Names<R>(_ body: () throws -> R) rethrows -> R {
    let utf8 =
      newlocale(1 << LC_CTYPE, "C.UTF-8", nil) ?? newlocale(1 << LC_CTYPE, "en_US.UTF-8", nil)
    let usual = uselocale(utf8)
    defer {
      uselocale(usual)
      if let utf8 { freelocale(utf8) }
    }
    return try body()
  }

  private func failure() -> DatasetError {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    return damage(reason, name)
  }
}
