import Datasets
import Foundation
import LibArchive
import Testing

/// A folder of its own for each test, gone with the test.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "innerloop-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, compressed when its name ends in ".gz", and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    if name.hasSuffix(".gz") {
      writeCompressed(bytes, to: file)
    } else {
      try Data(bytes).write(to: URL(fileURLWithPath: file))
    }
    return file
  }

  private func writeCompressed(_ bytes: [UInt8], to file: String) {
    let archive = archive_write_new()
    let entry = archive_entry_new()
    archive_write_add_filter_gzip(archive)
    archive_write_set_format_raw(archive)
    archive_write_open_filename(archive, file)
    archive_entry_set_filetype(entry, 0o100000)
    archive_write_header(archive, entry)
    archive_write_data(archive, bytes, bytes.count)
    archive_entry_free(entry)
    archive_write_free(archive)
  }
}

/// The sentence of the `DatasetError` that `body` throws, checked to be one that helps.
func sentence(
  about path: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) -> String {
  let error = #expect(throws: DatasetError.self, sourceLocation: sourceLocation) { try body() }
  let text = error?.description ?? ""
  for part in [path + ": ", "expected ", "found ", "; "] {
    #expect(text.contains(part), "\"\(text)\" misses \"\(part)\"", sourceLocation: sourceLocation)
  }
  #expect(text.hasSuffix(".") && !text.contains("\n"), sourceLocation: sourceLocation)
  return text
}
