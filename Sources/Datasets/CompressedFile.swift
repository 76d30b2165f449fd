import Foundation
import LibArchive
import SystemCalls

/// A file on disk, gzip-compressed or plain, whose content is wanted whole.
///
/// libarchive recognises gzip by its first bytes, so the file's name does not matter.
struct CompressedFile {
  let path: String
  /// What to do about damage.
  var remedy = "copy or make it again"

  /// The file's content, decompressed where it was compressed, as far as it is wanted.
  ///
  /// - Parameter wanted: how many bytes, told from the first ones; nil where it takes more of them to say. What
  ///   it throws ends the reading before any more is unpacked.
  func bytes(_ wanted: (_ beginning: [UInt8]) throws -> Int?) throws -> [UInt8] {
    try requireRegularFile()
    let archive = try ArchiveReader(path) { archive in
      archive_read_support_filter_gzip(archive)
      archive_read_support_format_raw(archive)
      archive_read_support_format_empty(archive)
    } damage: { [path, remedy] reason, _ in
      DatasetError(
        path, "expected a whole gzip or plain file, found damage (libarchive: \(reason))",
        remedy: remedy)
    }
    // A raw file has a single entry, an empty one has none.
    guard try archive.next({ $0 }) != nil else { return [] }
    var (bytes, count): ([UInt8], Int?) = ([], nil)
    let isWhole = try archive.forEachBlock { block in
      bytes.append(contentsOf: block)
      count = try count ?? wanted(bytes)
      return bytes.count <= count ?? .max
    }
    if isWhole { try checkGzipTrailer(bytes) }
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
}
