import Engine
import Foundation

/// 1623 characters of 50 alphabets, each drawn once by 20 people, in the form of its authors.
///
/// Source: Lake, Salakhutdinov, Tenenbaum, "Human-level concept learning through probabilistic
/// program induction", Science 350, 2015.
package enum Omniglot {
  static let background = "images_background"
  static let evaluation = "images_evaluation"
  static let side = 105

  /// What a folder named by the reader holds: Omniglot in it or below it, or somebody's own drawings.
  static func named(_ folder: String) throws -> Alphabets {
    guard FileManager.default.fileExists(atPath: folder) else {
      throw DatasetError(
        folder, "expected a folder with Omniglot, found nothing",
        remedy: "check --data and INNERLOOP_DATA, or name none to use the built-in alphabets")
    }
    for candidate in [folder + "/omniglot", folder] where isPresent(in: candidate) {
      return try load(folder: candidate)
    }
    return try ownDrawings(folder)
  }

  /// Whether one of the two parts, packed or unpacked, lies in the folder.
  static func isPresent(in folder: String) -> Bool {
    [background, evaluation].contains { tree(of: $0, in: folder) != nil }
  }

  /// The zip or the unpacked folder of a part.
  static func tree(of part: String, in folder: String) -> FileTree? {
    [part + ".zip", part].map { folder + "/" + $0 }
      .first { FileManager.default.fileExists(atPath: $0) }.map(FileTree.init)
  }

  static func load(folder: String) throws -> Alphabets {
    let trees = try trees(in: folder)
    return try AlphabetCache("omniglot", of: trees, in: folder).alphabets {
      try decoded(folder: folder)
    }
  }

  /// As `load`, but from the drawings themselves, whatever the cache holds.
  package static func decoded(folder: String) throws -> Alphabets {
    let both = try zip(trees(in: folder), [964, 659]).map { tree, count in
      try complete(DrawingFolder(tree: tree).characters(side: side), of: count, in: tree)
    }
    return assembled("omniglot", folder, both)
  }

  private static func trees(in folder: String) throws -> [FileTree] {
    try [background, evaluation].map { part in
      guard let tree = tree(of: part, in: folder) else {
        throw DatasetError(
          folder, "expected \(part).zip or a folder \(part), found neither",
          remedy: "get Omniglot with `./kit data fetch omniglot`, or name another folder")
      }
      return tree
    }
  }

  /// Throws unless there are as many characters as there should be, with 20 drawings each.
  private static func complete(
    _ characters: [DrawingFolder.Character], of count: Int, in tree: FileTree
  ) throws -> [DrawingFolder.Character] {
    if let other = characters.first(where: { $0.drawings.count != 20 }) {
      throw tree.failure(
        other.entry.name, "expected 20 drawings, found \(other.drawings.count)")
    }
    guard characters.count == count else {
      throw DatasetError(
        tree.path, "expected \(count) characters, found \(characters.count)",
        remedy: FileTree.fetchAgain)
    }
    return characters
  }

  /// Somebody's own drawings; the first three fifths of the alphabets are the background set.
  private static func ownDrawings(_ path: String) throws -> Alphabets {
    let name = URL(fileURLWithPath: path).deletingPathExtension().standardizedFileURL
      .lastPathComponent
    let tree = FileTree(path: path)
    return try AlphabetCache(name, of: [tree], in: path).alphabets {
      try divided(DrawingFolder(tree: tree).characters(side: nil), name, path)
    }
  }

  private static func divided(
    _ characters: [DrawingFolder.Character], _ name: String, _ path: String
  ) throws -> Alphabets {
    let names = Array(Set(characters.map(\.entry.alphabet))).sorted()
    guard names.count >= 3 else {
      throw DatasetError(
        path,
        "expected at least 3 alphabets, for training, validation and test, found \(names.count)",
        remedy: "add folders, or get Omniglot with `./kit data fetch omniglot`")
    }
    let background = Set(names.prefix(max(2, names.count * 3 / 5)))
    return assembled(
      name, path,
      [true, false].map { part in
        characters.filter { background.contains($0.entry.alphabet) == part }
      })
  }

  private static func assembled(
    _ name: String, _ folder: String, _ parts: [[DrawingFolder.Character]]
  ) -> Alphabets {
    let all = parts.flatMap { $0 }
    let fewest = all.min { $0.drawings.count < $1.drawings.count }
    let drawings = fewest?.drawings.count ?? 0
    let differ = all.contains { $0.drawings.count > drawings }
    return Alphabets(
      name: name, characters: all.map(\.entry), backgroundCount: parts[0].count,
      drawings: drawings, scarcest: differ ? fewest?.entry.name : nil, folder: folder,
      pixels: all.flatMap { $0.drawings.prefix(drawings).flatMap { $0 } })
  }
}
