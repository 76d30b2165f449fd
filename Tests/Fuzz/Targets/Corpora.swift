import Foundation

/// The inputs that are kept: small ones of our own, and every one that once did harm.
enum Corpora {
  static let folder =
    URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().path + "/Corpora"

  /// The names of the inputs of a target, or of the targets.
  static func names(_ target: String = "") -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(target)")
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  static func bytes(_ target: String, _ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(folder)/\(target)/\(name)").map { [UInt8]($0) } ?? []
  }
}
