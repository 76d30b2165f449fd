import Escaping
import Foundation
import Weaving
import SystemCalls

/// Where this clone lives and what stands where in it.
package struct Repository: Sendable {
  package let root: String

  package init(root: String) { self.root = root }

  /// The clone that `INNERLOOP_ROOT` names (the wrapper sets it), or the one around the working folder.
  package static func find() throws -> Repository {
    if let named = ProcessInfo.processInfo.environment["INNERLOOP_ROOT"] {
      return Repository(root: named)
    }
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while folder.path != "/" {
      if isDirectory(folder.path + "/Chapters") { return Repository(root: folder.path) }
      folder.deleteLastPathComponent()
    }
    throw KitError(
      "kit: no InnerLoop clone around \(FileManager.default.currentDirectoryPath); expected a folder"
        + " with Chapters/ in it. Change into your clone and run ./kit there.", ExitStatus.usage)
  }

  /// What runs are made with today.
  var madeWith: MadeWith { MadeWith(root: root) }

  package var chaptersFolder: String { root + "/Chapters" }
  package var outFolder: String { root + "/out" }
  package var buildFolder: String { root + "/.build/release" }
  package var manifestPath: String { root + "/data/manifest.json" }

  /// The folder of data sets, and who named it: `--data`, `INNERLOOP_DATA`, or nobody (`data/`).
  package func dataFolder(flag: String?) -> (path: String, namedBy: String?) {
    if let flag, !flag.isEmpty { return (flag, "--data") }
    if let named = ProcessInfo.processInfo.environment["INNERLOOP_DATA"], !named.isEmpty {
      return (named, "INNERLOOP_DATA")
    }
    return (root + "/data", nil)
  }

  /// The path as a reader in the working folder would type it.
  package func shortened(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }

  /// What a file of the reader's holds; nil where there is none. One that cannot be read is not to be replaced.
  package func contents(of path: String) throws -> Data? {
    do {
      return try BoundedFile.read(path)
    } catch let failure where failure.isMissing {
      return nil
    } catch {
      throw KitError("kit: cannot read \(shortened(path)): \(error).", ExitStatus.missing)
    }
  }

  package func text(of path: String) throws -> String? {
    guard let bytes = try contents(of: path) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw KitError(
        "kit: cannot read \(shortened(path)): it is no text in UTF-8.", ExitStatus.missing)
    }
    return text
  }

  /// Writes a file and the folders above it; it is either the old one or the whole new one.
  package func write(_ data: Data, to path: String) throws {
    do throws(FileFailure) {
      try AtomicFile.makeFolder(FilePath.folder(of: path))
      try AtomicFile.writeShared(data, to: path)
    } catch {
      throw KitError(
        "kit: cannot write \(shortened(path)): \(reason(error.code)).", ExitStatus.missing)
    }
  }
}

func isDirectory(_ path: String) -> Bool {
  var directory: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &directory)
    && directory.boolValue
}
