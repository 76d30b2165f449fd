import Escaping
import Foundation

/// Writes files so that a reader finds the old one or the whole new one, never a half: whoever is killed at any
/// moment, or runs out of space, leaves the earlier file as it was.
package enum AtomicFile {
  package static func write(_ text: String, to path: String) throws(FileFailure) {
    try write(Data(text.utf8), to: path)
  }

  /// Where several may write the same file at a time: each has a draft of its own.
  package static func writeShared(_ data: Data, to path: String) throws(FileFailure) {
    try write(data, to: path, draft: "\(path).\(getpid())")
  }

  /// Writes a draft beside the file, brings it to the disk, and renames it. A draft always has the same name, so that
  /// what a killed run left is overwritten by the next.
  package static func write(
    _ data: Data, to path: String, draft: String? = nil
  ) throws(FileFailure) {
    let draft = draft ?? path + ".partial"
    let descriptor = retrying {
      open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else {
      throw FileFailure(path: path, code: errno, step: "create a file beside it")
    }
    do throws(FileFailure) {
      defer { close(descriptor) }
      try fill(descriptor, with: data, path)
      if rename(draft, path) != 0 {
        throw FileFailure(path: path, code: errno, step: "rename the finished file")
      }
    } catch {
      unlink(draft)
      throw error
    }
    bringRenameToDisk(path)
  }

  private static func fill(
    _ descriptor: Int32, with data: Data, _ path: String
  ) throws(FileFailure) {
    if let code = data.withUnsafeBytes({ writeAll($0, to: descriptor) }) {
      throw FileFailure(path: path, code: code, step: "write \(data.count) bytes")
    }
    if retrying({ fsync(descriptor) }) != 0 {
      throw FileFailure(path: path, code: errno, step: "bring it to the disk")
    }
  }

  /// The rename itself, too, survives a power cut.
  private static func bringRenameToDisk(_ path: String) {
    let folder = FilePath.folder(of: path)
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Makes a folder and those above it, and finds out whether it may be written.
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
