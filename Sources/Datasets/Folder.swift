import Foundation

/// What lies at a path, links followed.
enum Folder {
  /// Whether a folder is there, or a link to one.
  static func isHere(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The names in a folder, sorted, without hidden ones and what macOS adds to zips; none where it cannot be read.
  static func names(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !$0.hasPrefix(".") && $0 != "__MACOSX" }.sorted()
  }
}
