import Escaping
import Foundation
import Identity
import SystemCalls

/// What a run's numbers are made with: a hash of the sources that compute them, without comments and white space.
///
/// A chapter's record is stale when its hash is not that of today's sources.
package struct MadeWith: Sendable {
  /// The rooms that every chapter computes with.
  package static let rooms = [
    "Collective", "Datasets", "Engine", "Ink", "Learning", "Statistics", "TrainingLoop",
  ]

  private let root: String
  private let shared: [UInt8]

  /// Reads the rooms of a clone once.
  package init(root: String) {
    self.root = root
    shared = Self.rooms.flatMap { Self.code(in: "\(root)/Sources/\($0)") }
  }

  /// Sixteen hexadecimal digits for a chapter; nil where there are no such sources.
  package func hash(of product: String, in folder: String = "Chapters") -> String? {
    let own = Self.code(in: "\(root)/\(folder)/\(product)")
    if shared.isEmpty || own.isEmpty { return nil }
    return String(SHA256.hex(of: shared + own).prefix(16))
  }

  /// The same for the chapter of a running program; nil as well where a source is newer than the program, which then was
  /// not built from it.
  package static func hash(source: String, program: String) -> String? {
    let folder = FilePath.folder(of: source)
    let parent = FilePath.folder(of: folder)
    let root = FilePath.folder(of: parent)
    let files = rooms.flatMap { Self.files(in: "\(root)/Sources/\($0)") } + Self.files(in: folder)
    guard let built = age(program), files.allSatisfy({ age($0).map { $0 <= built } ?? false })
    else {
      return nil
    }
    return MadeWith(root: root)
      .hash(of: (folder as NSString).lastPathComponent, in: (parent as NSString).lastPathComponent)
  }

  private static func age(_ path: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
  }

  /// The Swift files below a folder, in order; a reader's answers are no part of a chapter.
  private static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Exercises/") }.sorted()
      .map { "\(folder)/\($0)" }
  }

  private static func code(in folder: String) -> [UInt8] {
    files(in: folder).flatMap { (try? BoundedFile.read($0)).map { bareCode(Array($0)) } ?? [] }
  }
}

extension MadeWith {
  /// Source without comments and white space; what an exercise's file holds for its checks alone is left out, too.
  package static func bareCode(_ source: [UInt8]) -> [UInt8] {
    var (code, index, quote) = ([UInt8](), 0, false)
    code.reserveCapacity(source.count)
    func begins(_ mark: StaticString) -> Bool {
      index + mark.utf8CodeUnitCount <= source.count
        && (0..<mark.utf8CodeUnitCount).allSatisfy { source[index + $0] == mark.utf8Start[$0] }
    }
    while index < source.count {
      let byte = source[index]
      if !quote, begins("//") {
        while index < source.count, source[index] != 0x0A { index += 1 }
      } else if !quote, begins("#if CHECKS") {
        break
      } else {
        if quote, byte == 0x5C, index + 1 < source.count {  // a backslash, and what it escapes
          code.append(byte)
          index += 1
        } else if byte == 0x22 {
          quote.toggle()
        } else if byte == 0x0A {
          quote = false
        }
        if quote || !Self.isSpace(source[index]) { code.append(source[index]) }
        index += 1
      }
    }
    return code
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
