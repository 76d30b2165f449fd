import Foundation
import LibArchive

/// A file on disk, gzip-compressed or plain, whose content is wanted whole.
///
/// libarchive recognises gzip by its first bytes, so the file's name does not matter.
struct CompressedFile {
  let path: String

  /// The file's content, decompressed where it was compressed.
  func bytes() throws -> [UInt8] {
    try requireRegularFile()
    let archive = try openedArchive()
    defer { archive_read_free(archive) }
    guard try nextHeader(archive) else { return [] }
    let bytes = try content(archive)
    try checkGzipTrailer(bytes)
    return bytes
  }

  private func requireRegularFile() throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw DatasetError(path, "expected a file, found nothing", remedy: "check the path")
    }
    if isFolder.boolValue {
      throw DatasetError(path, "expected a file, found a folder", remedy: "check the path")
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw DatasetError(
        path, "expected a readable file, found one that this user may not read",
        remedy: "allow it with `chmod u+r`")
    }
  }

  private func openedArchive() throws -> OpaquePointer {
    guard let archive = archive_read_new() else {
      throw DatasetError(path, "libarchive has no memory left", remedy: "close other programs")
    }
    archive_read_support_filter_gzip(archive)
    archive_read_support_format_raw(archive)
    archive_read_support_format_empty(archive)
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else {
      defer { archive_read_free(archive) }
      throw failure(archive)
    }
    return archive
  }

  /// Moves to the single entry of a raw file; false for an empty file.
  private func nextHeader(_ archive: OpaquePointer) throws -> Bool {
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return false }
    guard status == ARCHIVE_OK else { throw failure(archive) }
    return true
  }

  private func content(_ archive: OpaquePointer) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var block: UnsafeRawPointer?
    var size = 0
    var offset: Int64 = 0
    while true {
      let status = archive_read_data_block(archive, &block, &size, &offset)
      if status == ARCHIVE_EOF { return bytes }
      guard status == ARCHIVE_OK else { throw failure(archive) }
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: block, count: size))
    }
  }

  private func failure(_ archive: OpaquePointer) -> DatasetError {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    return DatasetError(
      path, "expected a whole gzip or plain file, found damage (libarchive: \(reason))",
      remedy: Self.fetchAgain)
  }

  static let fetchAgain = "delete it and get it again, for MNIST with `./kit data fetch mnist`"
}
