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
        folder, "expected a folder with Omniglot, or a folder or zip of drawings, found nothing",
        remedy: "check --data and INNERLOOP_DATA, or name none to use the built-in alphabets")
    }
    if let home = homes(of: folder).first(where: isPresent) { return try load(folder: home) }
    return try ownDrawings(folder)
  }

  /// Where Omniglot may lie when a folder is named: in `omniglot/`, in torchvision's `omniglot-py/`, in its
  /// authors' `python/`, or directly.
  static func homes(of folder: String) -> [String] {
    let below = Folder.names(in: folder).filter { $0.lowercased().hasPrefix("omniglot") }
    let folders = below.map { folder + "/" + $0 } + [folder]
    return folders.flatMap { [$0, $0 + "/python"] }
  }

  /// Whether one of the two parts, packed or unpacked, lies in the folder.
  static func isPresent(in folder: String) -> Bool {
    [background, evaluation].contains { tree(of: $0, in: folder) != nil }
  }

  /// The zip or the unpacked folder of a part.
  static func tree(of part: String, in folder: String) -> FileTree? {
    [part + ".zip", part].map { folder + "/" + $0 }
      .first { FileManager.default.fileExists(atPath: $0) }.map { FileTree(path: $0) }
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
    let source = onlyZip(in: path) ?? path
    let url = URL(fileURLWithPath: source).standardizedFileURL
    let name = url.pathExtension.lowercased() == "zip" ? url.deletingPathExtension() : url
    let tree = FileTree(path: source, remedy: FileTree.drawAgain)
    return try AlphabetCache(ownName(name.lastPathComponent), of: [tree], in: source).alphabets {
      try divided(
        DrawingFolder(tree: tree).characters(side: nil), ownName(name.lastPathComponent), source)
    }
  }

  /// A folder that holds one zip, and no folder that could be an alphabet, stands for the zip.
  private static func onlyZip(in folder: String) -> String? {
    let entries = Folder.names(in: folder)
    let zips = entries.filter { $0.lowercased().hasSuffix(".zip") }
    guard zips.count == 1, !entries.contains(where: { Folder.isHere(folder + "/" + $0) })
    else { return nil }
    return folder + "/" + zips[0]
  }

  private static func divided(
    _ characters: [DrawingFolder.Character], _ name: String, _ path: String
  ) throws -> Alphabets {
    try requireInk(characters, path)
    let names = Array(Set(characters.map(\.entry.alphabet))).sorted()
    let background = Set(names.prefix(max(min(names.count, 2), names.count * 3 / 5)))
    return assembled(
      name, path,
      [true, false].map { part in
        characters.filter { background.contains($0.entry.alphabet) == part }
      })
  }

  /// Throws for drawings that are all blank, or white on black.
  private static func requireInk(_ characters: [DrawingFolder.Character], _ path: String) throws {
    let drawings = characters.flatMap(\.drawings)
    let sum = drawings.reduce(0) { $0 + $1.reduce(0) { $0 + Int($1) } }
    let share = Double(sum) / Double(255 * Alphabets.size * drawings.count)
    if share == 0 {
      throw DatasetError(
        path, "expected drawings with black ink, found nothing but white",
        remedy: "draw in black on white or on nothing")
    }
    if share > 0.5 {
      throw DatasetError(
        path, "expected black ink on white paper, found more black than white",
        remedy: "turn the colours of the pictures over")
    }
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
