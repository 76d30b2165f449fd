import Escaping
import Foundation
import SystemCalls

/// A file or folder that could not be written.
public struct FileFailure: Error, Equatable, CustomStringConvertible {
  /// What could not be written.
  public let path: String
  /// The `errno`.
  public let code: Int32

  package init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// Opens the sentence of a child that could not write its log.
  package static let mark = "innerloop: "

  public var description: String {
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "free some space there, or choose another folder with --out"
      case ENOTDIR, EEXIST: "something that is no folder is in the way; choose another with --out"
      default: "choose a folder you may write with --out"
      }
    return "cannot write \(path.visibleLine): \(reason(code).lowercasedFirst); \(advice)."
  }
}

/// Writes files so that a reader finds the old one or the new one, never a half.
package enum AtomicFile {
  package static func write(_ text: String, to path: String) throws(FileFailure) {
    try write(Data(text.utf8), to: path)
  }

  package static func write(
    _ data: Data, to path: String, draft: String? = nil
  ) throws(FileFailure) {
    let temporary = draft ?? path + ".partial"
    let descriptor = retrying {
      open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw FileFailure(path: path, code: errno) }
    var failure = data.withUnsafeBytes { writeAll($0, to: descriptor) }
    if close(descriptor) != 0 && failure == nil { failure = errno }
    if failure == nil && rename(temporary, path) != 0 { failure = errno }
    guard let failure else { return }
    unlink(temporary)
    throw FileFailure(path: path, code: failure)
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(FileFailure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
      if mkdir(made, 0o755) != 0 && errno != EEXIST {
        let code = errno
        if isFolder(made) { continue }
        throw FileFailure(path: made, code: code)
      }
      guard isFolder(made) else { throw FileFailure(path: made, code: ENOTDIR) }
    }
    guard access(path, W_OK | X_OK) == 0 else { throw FileFailure(path: path, code: errno) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
