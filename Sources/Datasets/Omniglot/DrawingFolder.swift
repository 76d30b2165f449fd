import Engine

/// Drawings in the layout alphabet/character/drawing.png, in a zip or an unpacked folder.
struct DrawingFolder {
  let tree: FileTree

  /// One character and its drawings in the order of their names, 28 × 28 bytes each.
  struct Character {
    let entry: Alphabets.Entry
    var drawings: [[UInt8]]
  }

  /// All characters, sorted by alphabet and character; `side` is that of every picture, or nil for
  /// that of the first one.
  func characters(side: Int?) throws -> [Character] {
    let files = try tree.files(ending: ".png")
    guard let first = files.first else {
      throw DatasetError(
        tree.path,
        "expected Omniglot, in omniglot/ or directly, or drawings alphabet/character/drawing.png,"
          + " found neither",
        remedy: "get Omniglot with `./kit data fetch omniglot`, or name another folder")
    }
    let expected = try side ?? sideOfOwn(first)
    let shrink = AreaAverage(from: expected, to: Picture.side)
    let results = parallelMap(files.count) { i in
      Result {
        shrink(try tree.naming(files[i]) { try Picture.ink(of: files[i].bytes, side: expected) })
      }
    }
    return try grouped(zip(files, results).map { (try entry(of: $0.0), try $0.1.get()) })
  }

  /// The side of a picture that sets the rule for the others: square, 28 to 1024 pixels.
  private func sideOfOwn(_ file: FileTree.File) throws -> Int {
    let size = try tree.naming(file) { try Picture.size(of: file.bytes) }
    guard size.width == size.height, (Picture.side...1024).contains(size.width) else {
      throw tree.failure(
        file.name,
        "expected a square picture of \(Picture.side) to 1024 pixels,"
          + " found \(size.width) × \(size.height)")
    }
    return size.width
  }

  private func entry(of file: FileTree.File) throws -> Alphabets.Entry {
    let parts = file.name.split(separator: "/").map(String.init)
    guard parts.count >= 3 else {
      throw tree.failure(
        file.name, "expected a path alphabet/character/drawing.png, found a shorter one")
    }
    return Alphabets.Entry(alphabet: parts[parts.count - 3], character: parts[parts.count - 2])
  }

  private func grouped(_ drawings: [(Alphabets.Entry, [UInt8])]) -> [Character] {
    Dictionary(grouping: drawings) { $0.0 }
      .map { Character(entry: $0.key, drawings: $0.value.map(\.1)) }
      .sorted { $0.entry < $1.entry }
  }
}
