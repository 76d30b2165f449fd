import Foundation
import Identity

/// A file's SHA-256 inside the file itself: that of all its bytes, with zeros in place of the digest.
enum FileDigest {
  private static let key = "innerloop.digest"
  private static let zeros = String(repeating: "0", count: 64)
  /// As it stands in the header.
  private static let opening = Data("\"\(key)\":\"".utf8)

  /// What `encode` makes of the entry for the digest, with the digest in it.
  static func sealed(_ encode: ([String: String]) throws -> Data) rethrows -> Data {
    var file = try encode([key: zeros])
    guard let place = place(in: file) else { return file }
    file.replaceSubrange(place, with: Data(SHA256.hex(of: file).utf8))
    return file
  }

  /// Throws one sentence when the file has changed since it was written.
  static func check(_ path: String) throws {
    var file = try Data(contentsOf: URL(fileURLWithPath: path))
    guard let place = place(in: file) else {
      throw CheckpointError(
        "\(path) carries no digest: another version of the program wrote it. "
          + "Delete it to start anew.")
    }
    let found = file[place]
    file.replaceSubrange(place, with: Data(zeros.utf8))
    guard Data(SHA256.hex(of: file).utf8) == found else {
      throw CheckpointError(
        "\(path) is damaged: its contents do not agree with the digest that it carries. "
          + "Delete it to start anew, or restore it from a copy.")
    }
  }

  private static func place(in file: Data) -> Range<Int>? {
    guard let start = file.range(of: opening)?.upperBound, start + 64 <= file.count else {
      return nil
    }
    return start..<start + 64
  }
}
