import Escaping
import Foundation
import Weaving
import Spelling
import SystemCalls

/// The data sets kit can fetch: `data/manifest.json`.
package struct Manifest: Decodable, Sendable {
  package let sets: [DataSet]

  package static func read(_ path: String) throws -> Manifest {
    guard let bytes = try? BoundedFile.read(path) else {
      throw KitError(
        "kit: \(path) cannot be read; it lists the data sets. Restore it with: git checkout data",
        ExitStatus.missing)
    }
    do {
      let manifest = try JSONDecoder().decode(Manifest.self, from: bytes)
      for set in manifest.sets { try set.check() }
      return manifest
    } catch {
      throw KitError(
        "kit: \(path) is not a manifest: \((error as? KitError)?.sentence ?? "\(error)")",
        ExitStatus.missing)
    }
  }

  package func set(named name: String) throws -> DataSet {
    if let found = sets.first(where: { $0.name == name }) { return found }
    let known = sets.map(\.name)
    let hint = nearestMatch(to: name, among: known).map { "Did you mean \($0)?" }
    throw KitError(
      "kit: there is no data set “\(name)”. \(hint ?? "Known: " + known.joined(separator: ", "))",
      ExitStatus.usage)
  }
}

/// A data set: files that live in a folder of the set's name, and addresses that serve them.
package struct DataSet: Decodable, Sendable {
  package let name: String
  package let title: String
  package let licence: String
  package let mirrors: [String]
  package let files: [DataFile]
  /// The chapters that read the set.
  package let chapters: [Int]?

  /// The names of set and files lie inside the data folder, and every file has a digest.
  fileprivate func check() throws {
    for file in files {
      guard FilePath.isName(name), FilePath.inside(name, file.name) != nil else {
        throw KitError("\(name)/\(file.name) leaves the folder of data sets", ExitStatus.missing)
      }
      _ = try file.digest()
    }
  }
}

/// One official file: its size and its SHA-256, or its MD5 where nothing better is published.
package struct DataFile: Decodable, Sendable {
  /// The path in the set's folder; mirrors have the file under the last part of it.
  package let name: String
  package let bytes: Int
  package let sha256: String?
  package let md5: String?
  /// Addresses of its own, where the set's do not serve it.
  package let mirrors: [String]?
  /// Zips made anew from the same content, which are as good.
  package let repacked: [Packing]?

  package struct Packing: Decodable, Sendable {
    package let bytes: Int
    package let sha256: String

    package init(bytes: Int, sha256: String) { (self.bytes, self.sha256) = (bytes, sha256) }
  }

  package init(
    name: String, bytes: Int, sha256: String? = nil, md5: String? = nil, mirrors: [String]? = nil,
    repacked: [Packing]? = nil
  ) {
    (self.name, self.bytes, self.sha256, self.md5) = (name, bytes, sha256, md5)
    (self.mirrors, self.repacked) = (mirrors, repacked)
  }

  /// What the file is called on a mirror.
  var lastName: String { URL(fileURLWithPath: name).lastPathComponent }

  /// The strongest digest that is published for the file.
  func digest() throws -> (algorithm: DigestAlgorithm, hex: String) {
    if let sha256 { return (.sha256, sha256) }
    if let md5 { return (.md5, md5) }
    throw KitError("\(name) has neither sha256 nor md5", ExitStatus.missing)
  }
}

/// What stands at a path where a data file is expected.
package enum FileState: Equatable, Sendable {
  case right
  /// Not the official bytes, but the same content.
  case repacked(Int)
  case missing
  case unreadable
  case wrongSize(Int)
  case wrongHash

  package var isRight: Bool {
    if case .repacked = self { true } else { self == .right }
  }
}

extension DataFile {
  /// Compares size, then digest, of the file at `path`, or behind a link there, with what the manifest says.
  package func state(at path: String) -> FileState {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: target),
      let size = attributes[.size] as? Int
    else { return .missing }
    if let packing = repacked?.first(where: { $0.bytes == size }) {
      return hexDigest(ofFile: path, .sha256) == packing.sha256 ? .repacked(size) : .wrongHash
    }
    if size != bytes { return .wrongSize(size) }
    guard let expected = try? digest(), let found = hexDigest(ofFile: path, expected.algorithm)
    else { return .unreadable }
    return found == expected.hex.lowercased() ? .right : .wrongHash
  }
}
