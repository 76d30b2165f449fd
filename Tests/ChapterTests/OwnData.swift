import DataSupport
import Datasets
import Engine
import Foundation
import Ink

/// Data as a reader might bring them, in a folder of their own.
struct OwnData {
  let folder = URL.temporaryDirectory.appending(path: "own-data-\(UUID().uuidString)")

  func clean() { try? FileManager.default.removeItem(at: folder) }

  /// A set in IDX form under 7-zip's names, sorted by class: characters of the built-in alphabets.
  func images(
    _ name: String, side: Int, labels: [UInt8], training: Int, test: Int
  ) throws -> String {
    let letters = try alphabets(at: nil)
    let shrink = AreaAverage(from: 28, to: side)
    func make(_ part: String, _ count: Int, first: Int) throws {
      let rows = (0..<count).map { (kind: $0 * labels.count / count, drawing: first + $0 % 10) }
      let pictures = rows.flatMap { row in
        shrink(
          letters.image(row.kind * 3, drawing: row.drawing).scalars.map { UInt8($0 * 255 + 0.5) })
      }
      try write(idx([count, side, side], pictures), "\(name)/\(part)-images.idx3-ubyte")
      try write(idx([count], rows.map { labels[$0.kind] }), "\(name)/\(part)-labels.idx1-ubyte")
    }
    try make("train", training, first: 0)
    try make("t10k", test, first: 10)
    return folder.appending(path: name).path
  }

  /// A zip of drawings that are higher than wide, in alphabets and characters with names of any script.
  func drawings(
    _ name: String, alphabets names: [String], characters: Int, drawings: Int
  ) throws -> String {
    let letters = try alphabets(at: nil)
    var entries: [StoredZip.Entry] = []
    for (place, alphabet) in names.enumerated() {
      for character in 0..<characters {
        for drawing in 0..<drawings {
          let ink = letters.image(place * 40 + character, drawing: drawing).scalars
          let grey = ink.map { 255 - UInt8($0 * 255 + 0.5) } + [UInt8](repeating: 255, count: 56)
          entries.append(
            .init(
              "\(name)/\(alphabet)/字 \(character)/\(drawing).png".utf8,
              StoredPNG(28, 30, grey).bytes, flags: 0x800))
        }
      }
    }
    try write(StoredZip(entries: entries).bytes, name + ".zip")
    return folder.appending(path: name + ".zip").path
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
