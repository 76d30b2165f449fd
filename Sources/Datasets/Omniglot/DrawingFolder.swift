import Engine
import Foundation

/// Drawings in the layout alphabet/character/drawing.png, in a zip or an unpacked folder.
struct DrawingFolder {
  let tree: FileTree

  /// One character and its drawings in the order of their names, 28 × 28 bytes each.
  struct Character {
    let entry: Alphabets.Entry
    var drawings: [[UInt8]]
  }

  /// All characters, sorted by alphabet and character; `side` is that of every picture, or nil where each
  /// may have its own.
  func characters(side: Int?) throws -> [Character] {
    let files = Self.drawings(of: try tree.files(ending: ".png"))
    guard !files.isEmpty else {
      throw DatasetError(
        tree.path,
        "expected Omniglot, in omniglot/ or directly, or drawings alphabet/character/drawing.png,"
          + " found neither",
        remedy: "save drawings as PNG in such folders, get Omniglot with"
          + " `./kit data fetch omniglot`, or name another folder")
    }
    let results = parallelMap(files.count) { i in
      Result { try tree.naming(files[i]) { try Picture.small(files[i].bytes, side: side) } }
    }
    return try grouped(zip(files, results).map { (try entry(of: $0.0), try $0.1.get()) })
  }

  /// Those that lie as deep as the first level at which drawings may lie; what is below them is no other alphabet.
  private static func drawings(of files: [FileTree.File]) -> [FileTree.File] {
    func depth(_ file: FileTree.File) -> Int { file.name.split(separator: "/").count }
    let level = files.map(depth).filter { $0 >= 3 }.min() ?? 3
    return files.filter { depth($0) <= level }
  }

  /// Names that differ in how letters and accents are spelled (NFC, NFD) are one.
  private func entry(of file: FileTree.File) throws -> Alphabets.Entry {
    let parts = file.name.split(separator: "/").map {
      String($0).precomposedStringWithCanonicalMapping
    }
    guard parts.count >= 3 else {
      throw DatasetError(
        "\(tree.path): \(file.name)",
        "expected a path alphabet/character/drawing.png, found a shorter one",
        remedy: "give every alphabet a folder, and every character a folder in it")
    }
    return Alphabets.Entry(alphabet: parts[parts.count - 3], character: parts[parts.count - 2])
  }

  private func grouped(_ drawings: [(Alphabets.Entry, [UInt8])]) -> [Character] {
    Dictionary(grouping: drawings) { $0.0 }
      .map { Character(entry: $0.key, drawings: $0.value.map(\.1)) }
      .sorted { $0.entry < $1.entry }
  }
}
