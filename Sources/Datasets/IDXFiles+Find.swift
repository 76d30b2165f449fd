import Escaping
import Foundation

/// Whether a file of a set in IDX form lies in the folder or in `raw` in it; the set may be damaged.
package func holdsPictures(_ folder: String) -> Bool { !IDXFiles.homes(of: folder).isEmpty }

extension IDXFiles {
  /// The set that a folder stands for: one in it, in `raw/`, in `mnist/`, or in the only other folder with one.
  ///
  /// A path that ends in the beginning of the files' names picks one of several sets in a folder:
  /// `EMNIST/raw/emnist-letters`.
  static func find(in path: String) throws -> IDXFiles {
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if let chosen = try namedByPrefix(folder) { return chosen }
    try requireReadable(folder)
    if let here = homes(of: folder).first { return try only(in: here) }
    let below = Folder.names(in: folder).map { folder + "/" + $0 }.filter(Folder.isHere)
    if let mnist = below.first(where: { lastPart($0).lowercased() == "mnist" }) {
      try requireReadable(mnist)
      return try only(in: homes(of: mnist).first ?? mnist)
    }
    let others = below.flatMap(homes)
    guard let other = others.first else { throw missing(Set(Part.allCases), in: folder) }
    guard others.count == 1 else {
      throw DatasetError(
        folder,
        "expected one set of pictures, found several: "
          + others.map(title).joined(separator: ", "),
        remedy: "name the folder of one of them")
    }
    return try only(in: other)
  }

  /// The folder itself or its `raw` (torchvision's place), where files of a set lie in it.
  fileprivate static func homes(of folder: String) -> [String] {
    let raw = Folder.names(in: folder).filter { $0.lowercased() == "raw" }.map { folder + "/" + $0 }
    return ([folder] + raw).filter { !sets(in: $0).isEmpty }.prefix(1).map(\.self)
  }

  private static func namedByPrefix(_ path: String) throws -> IDXFiles? {
    guard !FileManager.default.fileExists(atPath: path) else { return nil }
    let folder = FilePath.folder(of: path)
    let set = lastPart(path).lowercased()
    guard let parts = sets(in: folder)[set], !set.isEmpty else { return nil }
    return try complete(parts, set, in: folder)
  }

  /// The set of a folder; the one without anything before its names counts first.
  private static func only(in folder: String) throws -> IDXFiles {
    let found = sets(in: folder)
    if let plain = found[""] { return try complete(plain, "", in: folder) }
    guard let (set, parts) = found.first else { throw missing(Set(Part.allCases), in: folder) }
    guard found.count == 1 else {
      let names = found.keys.sorted()
      throw DatasetError(
        folder, "expected one set of pictures, found several: " + names.joined(separator: ", "),
        remedy: "name one of them, for example `--data \(ShellWord.path("\(folder)/\(names[0])"))`")
    }
    return try complete(parts, set, in: folder)
  }

  private static func complete(
    _ parts: [Part: String], _ set: String, in folder: String
  ) throws -> IDXFiles {
    let absent = Set(Part.allCases).subtracting(parts.keys)
    guard absent.isEmpty else { throw missing(absent, of: set, in: folder) }
    return IDXFiles(
      name: set.isEmpty ? title(folder) : set, folder: folder,
      trainingImages: parts[.trainingImages]!,
      trainingLabels: parts[.trainingLabels]!, testImages: parts[.testImages]!,
      testLabels: parts[.testLabels]!)
  }

  /// What to say where parts of a set are not there; `set` stands before the names of its files.
  private static func missing(
    _ parts: Set<Part>, of set: String = "", in folder: String
  ) -> DatasetError {
    let start = set.isEmpty ? "" : set + "-"
    let names = Part.allCases.filter(parts.contains).map { "\(start)\($0.endings[0]).gz" }
    let count = Part.allCases.count - parts.count
    let isOwn = count > 0 && title(folder).lowercased() != "mnist"
    let lacksTest = parts == [.testImages, .testLabels]
    return DatasetError(
      folder,
      "expected the four files of MNIST or of another set in IDX form,"
        + " found \(count == 0 ? "none" : "\(count)") of them, without "
        + names.joined(separator: ", "),
      remedy: isOwn && lacksTest
        ? "move some of the pictures and labels into files with these names, for the test"
        : isOwn
          ? "put the others beside them"
          : "get MNIST with `./kit data fetch mnist`, or name the folder that has the four files")
  }

  /// "FashionMNIST" for a folder of this name, and for the `raw` in it.
  private static func title(_ folder: String) -> String {
    let url = URL(fileURLWithPath: folder).standardizedFileURL
    let last = url.lastPathComponent
    return last.lowercased() == "raw" ? url.deletingLastPathComponent().lastPathComponent : last
  }

  private static func lastPart(_ path: String) -> String { (path as NSString).lastPathComponent }

  /// Throws unless the folder is there and may be read.
  private static func requireReadable(_ folder: String) throws {
    func fail(_ found: String, _ remedy: String) -> DatasetError {
      DatasetError(
        folder,
        "expected a folder with the four files of MNIST or of another set in IDX form,"
          + " found \(found)", remedy: remedy)
    }
    guard FileManager.default.fileExists(atPath: folder) else {
      throw fail(
        "nothing",
        "check --data and INNERLOOP_DATA, or name none to use the built-in digits;"
          + " `./kit data fetch mnist` gets MNIST")
    }
    guard Folder.isHere(folder) else {
      throw fail("a file", "name the folder that has the four files; drawings are for chapter 5")
    }
    guard FileManager.default.isReadableFile(atPath: folder),
      FileManager.default.isExecutableFile(atPath: folder)
    else {
      throw fail("one that this user may not read", "allow it with `chmod u+rx`")
    }
  }
}
