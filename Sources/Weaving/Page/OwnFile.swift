import Foundation
import SystemCalls

/// Files of ours in a folder where others may have some of the same names.
enum OwnFile {
  /// Whether nothing stands there, or what has one of our marks.
  static func mayBeWritten(_ path: String, over marks: [String]) -> Bool {
    do throws(ReadFailure) {
      let bytes = try BoundedFile.read(path, atMost: BoundedFile.large)
      let text = String(decoding: bytes, as: UTF8.self)
      return marks.contains { text.contains($0) }
    } catch {
      return error.isMissing
    }
  }
}
