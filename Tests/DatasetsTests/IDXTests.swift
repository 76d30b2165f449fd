import DataSupport
import Datasets
import Foundation
import Testing

@Suite struct IDXTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test("A file is read back as written", arguments: ["plain", "packed.gz"])
  func roundTrip(name: String) throws {
    let content = (0..<24).map { UInt8($0 * 10) }
    let array = try IDX.read(folder.write(idx([2, 3, 4], content), to: name))
    #expect(array.dimensions == [2, 3, 4])
    #expect(array.bytes == content)
  }

  @Test func aLargeFileSpansManyBlocks() throws {
    var generator = SystemRandomNumberGenerator()
    let content = (0..<1_000_003).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let array = try IDX.read(folder.write(idx([content.count], content), to: "large.gz"))
    #expect(array.bytes == content)
  }

  @Test("Each damaged file gets a sentence that says what is wrong", arguments: Damage.all)
  func damaged(_ damage: Damage) throws {
    for name in [damage.name, damage.name + ".gz"] {
      let path = try folder.write(damage.bytes, to: name)
      let text = sentence(about: path) { _ = try IDX.read(path) }
      #expect(text.contains(damage.says), "\(text)")
    }
  }

  @Test func aMissingFile() {
    let path = folder.path + "/nowhere"
    #expect(sentence(about: path) { _ = try IDX.read(path) }.contains("found nothing"))
  }

  @Test func aFolderInPlaceOfAFile() {
    let text = sentence(about: folder.path) { _ = try IDX.read(folder.path) }
    #expect(text.contains("found a folder"))
  }

  @Test func aFileThatThisUserMayNotRead() async throws {
    let path = try folder.write(idx([1], [7]), to: "secret")
    chmod(path, 0)
    // Root may read everything, so the attempt is made by nobody, in a process of its own.
    await #expect(processExitsWith: .success) { [path = path as String] in
      if getuid() == 0 { setuid(65534) }
      #expect(sentence(about: path) { _ = try IDX.read(path) }.contains("may not read"))
    }
  }
}

/// A broken file and what its error must say.
struct Damage: CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let says: String
  var testDescription: String { name }

  static let all = [
    Damage(name: "empty", bytes: [], says: "found a file of 0 bytes"),
    Damage(name: "short header", bytes: [0, 0, 8, 3, 0, 0], says: "found a file of 6 bytes"),
    Damage(name: "other magic", bytes: Array("PK\u{3}\u{4} archive".utf8), says: "0x504b0304"),
    Damage(name: "no axes", bytes: [0, 0, 8, 0], says: "0x00000800"),
    Damage(name: "unknown type", bytes: idx([1], [7], type: 0x0a), says: "0x00000a01"),
    Damage(
      name: "floats", bytes: idx([1], [0, 0, 0, 0], type: 0x0d), says: "32-bit floats (0x0d)"),
    Damage(
      name: "truncated", bytes: idx([2, 3], [1, 2, 3, 4]),
      says: "expected 6 bytes after the header (2 × 3), found 4, so it is truncated"),
    Damage(
      name: "trailing", bytes: idx([2, 2], [1, 2, 3, 4, 5]),
      says: "expected 4 bytes after the header (2 × 2), found more"),
    Damage(
      name: "absurd", bytes: idx([Int(UInt32.max), Int(UInt32.max), 9], []), says: "fit in memory"),
  ]
}

@Suite struct CompressedFileTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private let content = idx([50, 40], (0..<2000).map { UInt8(truncatingIfNeeded: $0 * $0) })

  private func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func aGzipFileCutOffAnywhereThrows() throws {
    let whole = try bytes(of: folder.write(content, to: "whole.gz"))
    for length in stride(from: 3, to: whole.count, by: 37) {
      let path = try folder.write(Array(whole[..<length]), to: "cut-off")
      _ = sentence(about: path) { _ = try IDX.read(path) }
    }
  }

  @Test func oneWrongBitAnywhereInAGzipFileThrowsOrChangesNothing() throws {
    let whole = try bytes(of: folder.write(content, to: "whole.gz"))
    let original = try IDX.read(folder.path + "/whole.gz")
    for position in 0..<whole.count where position % 11 != 3 {
      var damaged = whole
      damaged[position] ^= 1 << UInt8(position % 8)
      let path = try folder.write(damaged, to: "damaged")
      // Bits of the gzip header that name a time or a system do not reach the content.
      if let array = try? IDX.read(path) { #expect(array == original, "byte \(position)") }
    }
  }

  @Test func aWrongChecksumIsNamed() throws {
    var damaged = try bytes(of: folder.write(content, to: "whole.gz"))
    damaged[damaged.count - 8] ^= 1
    let path = try folder.write(damaged, to: "damaged")
    #expect(sentence(about: path) { _ = try IDX.read(path) }.contains("CRC-32"))
  }

  @Test func twoGzipFilesJoinedReadAsOne() throws {
    let first = try bytes(of: folder.write(Array(content[..<700]), to: "first.gz"))
    let second = try bytes(of: folder.write(Array(content[700...]), to: "second.gz"))
    let array = try IDX.read(folder.write(first + second, to: "joined"))
    #expect(array.bytes == Array(content[12...]))
  }

  @Test func theChecksumIsTheStandardOne() {
    #expect(CRC32.checksum(of: Array("123456789".utf8)) == 0xcbf4_3926)
    #expect(CRC32.checksum(of: []) == 0)
  }
}
