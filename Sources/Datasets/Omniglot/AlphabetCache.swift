import Foundation
import Identity
import SystemCalls

/// Keeps decoded drawings in one file, so that they are decoded once.
///
/// The file is a line of JSON, which names the source's SHA-256 and the characters, then the pixels,
/// then the SHA-256 of both. It is written under another name and renamed when whole; one that is
/// damaged, or was made of another source, counts as none.
struct AlphabetCache {
  let name: String
  /// Where the data lies, and its hash.
  let folder: String
  let source: String
  /// Where the file may be, the best place first.
  let places: [String]

  /// `trees` are what is decoded, for data called `name` in a folder.
  init(_ name: String, of trees: [FileTree], in folder: String) throws {
    (self.name, self.folder) = (name, folder)
    source = SHA256.hex(of: try trees.map { try $0.fingerprint() }.joined(separator: "\n"))
    var places = [
      FileTree(path: folder).isFolder ? folder + "/.characters-28x28" : folder + ".28x28"
    ]
    if let own = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first?.path {
      places.append("\(own)/innerloop/characters-28x28-\(source.prefix(12))")
    }
    self.places = places
  }

  /// The decoded drawings from the cache, else from `decode`, whose result is kept.
  func alphabets(_ decode: () throws -> Alphabets) rethrows -> Alphabets {
    for place in places { if let found = read(place) { return found } }
    let made = try decode()
    let bytes = encoded(made)
    _ = places.first { write(bytes, to: $0) }
    return made
  }

  private struct Header: Codable {
    /// Raised whenever drawings are decoded in another way.
    static let version = 2
    var version = Self.version
    let source: String
    let characters: [[String]]
    let backgroundCount: Int
    let drawings: Int
    let scarcest: String?

    /// Whether its numbers can be those of drawings.
    var isSound: Bool {
      (1..<1 << 20).contains(drawings) && characters.allSatisfy { $0.count == 2 }
        && (0...characters.count).contains(backgroundCount)
    }
  }

  private func encoded(_ made: Alphabets) -> Data {
    let header = Header(
      source: source, characters: made.characters.map { [$0.alphabet, $0.character] },
      backgroundCount: made.backgroundCount, drawings: made.drawings, scarcest: made.scarcest)
    var bytes = (try? JSONEncoder().encode(header)) ?? Data()
    bytes.append(10)
    bytes.append(contentsOf: made.pixels)
    bytes.append(Data(SHA256.hex(of: bytes).utf8))
    return bytes
  }

  /// Whether the file could be written; an unwritable folder is no error, only slower next time.
  private func write(_ bytes: Data, to place: String) -> Bool {
    let url = URL(fileURLWithPath: place)
    let parent = url.deletingLastPathComponent().path
    if parent.hasSuffix("/innerloop") {
      try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    }
    guard Self.mayWrite(in: parent) else { return false }
    return (try? bytes.write(to: url, options: .atomic)) != nil
  }

  /// A folder without any write permission is meant to stay as it is, also for the superuser.
  private static func mayWrite(in folder: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder)
    let mode = (attributes?[.posixPermissions] as? Int) ?? 0
    return mode & 0o222 != 0 && FileManager.default.isWritableFile(atPath: folder)
  }

  private func read(_ place: String) -> Alphabets? {
    guard let bytes = try? BoundedFile.read(place, atMost: 1 << 29), bytes.count > 64,
      let end = bytes.firstIndex(of: 10),
      let header = try? JSONDecoder().decode(Header.self, from: bytes[..<end]),
      header.version == Header.version, header.source == source, header.isSound,
      Data(SHA256.hex(of: bytes.dropLast(64)).utf8) == bytes.suffix(64)
    else { return nil }
    let pixels = [UInt8](bytes[(end + 1)...].dropLast(64))
    guard pixels.count == header.characters.count * header.drawings * Alphabets.size else {
      return nil
    }
    return Alphabets(
      name: name,
      characters: header.characters.map { Alphabets.Entry(alphabet: $0[0], character: $0[1]) },
      backgroundCount: header.backgroundCount, drawings: header.drawings,
      scarcest: header.scarcest, folder: folder, pixels: pixels)
  }
}
