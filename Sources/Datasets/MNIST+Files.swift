import Foundation

extension MNIST {
  /// The paths of the four files in the order of `files`, each with or without ".gz".
  static func located(in folder: String) throws -> [String] {
    try requireReadable(folder)
    let paths = files.map { file in present([file + ".gz", file], in: folder) }
    let missing = zip(files, paths).filter { $0.1 == nil }.map { "\($0.0).gz" }
    guard missing.isEmpty else {
      throw DatasetError(
        folder,
        "expected the four MNIST files, found \(files.count - missing.count) of them, without "
          + missing.joined(separator: ", "),
        remedy: remedy)
    }
    return paths.compactMap { $0 }
  }

  /// Whether at least one of the four files lies in the folder.
  static func isPresent(in folder: String) -> Bool {
    files.contains { present([$0 + ".gz", $0], in: folder) != nil }
  }

  private static let remedy = "get them with `./kit data fetch mnist`, or name another folder"

  private static func present(_ names: [String], in folder: String) -> String? {
    names.map { folder + "/" + $0 }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// Throws unless the folder is there and may be read; `remedy` is for one that is not there.
  static func requireReadable(_ folder: String, remedy: String = remedy) throws {
    var isFolder: ObjCBool = false
    func fail(_ found: String, _ remedy: String) -> DatasetError {
      DatasetError(
        folder, "expected a folder with the four MNIST files, found \(found)", remedy: remedy)
    }
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw fail("nothing", remedy)
    }
    guard isFolder.boolValue else { throw fail("a file", "name the folder that holds it") }
    guard FileManager.default.isReadableFile(atPath: folder),
      FileManager.default.isExecutableFile(atPath: folder)
    else {
      throw fail("one that this user may not read", "allow it with `chmod u+rx`")
    }
  }
}
