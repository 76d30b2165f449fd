import Foundation

/// The bytes for one run of a target, and a folder for parsers that read files.
struct FuzzInput {
  let target: String
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The parts between bytes of zero, at most `count`; the last one has the rest.
  func parts(_ count: Int) -> [ArraySlice<UInt8>] {
    let parts = bytes.split(separator: 0, maxSplits: count - 1, omittingEmptySubsequences: false)
    return parts + Array(repeating: [], count: count - parts.count)
  }

  /// The path of a file with these bytes, under a name in the target's folder.
  func file(_ name: String) throws -> String { try file(name, bytes) }

  /// The path of a file with other bytes; it is overwritten in place, since a target runs a million times.
  func file(_ name: String, _ bytes: some Collection<UInt8>) throws -> String {
    let path = try folder() + "/" + name
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let written = Array(bytes).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
    try hold(written == bytes.count, "\(path) cannot be written")
    return path
  }

  /// The folder of the target in this process.
  func folder() throws -> String {
    let path = NSTemporaryDirectory() + "innerloop-fuzz-\(getpid())/" + target
    if access(path, W_OK) != 0 {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    return path
  }
}
