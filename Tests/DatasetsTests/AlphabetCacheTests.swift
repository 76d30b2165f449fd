import Datasets
import Foundation
import Identity
import Testing

/// Drawings are decoded once and kept in one file, which is never believed blindly.
@Suite struct AlphabetCacheTests {
  let folder: TemporaryFolder
  let source: String
  let cache: String

  init() throws {
    folder = try TemporaryFolder()
    source = folder.zip(SmallAlphabets().files, to: "mine.zip")
    cache = source + ".28x28"
  }

  private func load() throws -> Alphabets { try alphabets(at: source) }
  private func contents() -> [UInt8] { [UInt8](FileManager.default.contents(atPath: cache)!) }

  @Test func theSecondTimeTheFileIsRead() throws {
    let first = try load()
    #expect(folder.names == ["mine.zip", "mine.zip.28x28"])
    // A cache that is right in itself but has one pixel more ink: what comes back shows who was asked.
    var bytes = Array(contents().dropLast(64))
    bytes[bytes.count - 1] = 77
    bytes += Array(SHA256.hex(of: bytes).utf8)
    try folder.write(bytes, to: "mine.zip.28x28")
    let second = try load()
    #expect(second.bytes(5).last == 77 && first.bytes(5).last == 0)
    #expect(second.characters == first.characters && second.name == first.name)
    #expect(second.backgroundCount == first.backgroundCount && second.drawings == first.drawings)
  }

  @Test func aDamagedFileIsMadeAgain() throws {
    let first = try load()
    let whole = contents()
    var flipped = whole
    flipped[whole.count - 100] ^= 1
    let noPixels = Array(whole.prefix { $0 != 10 })
    for damaged in [Array(whole.dropLast(1)), Array(whole.prefix(1000)), [], flipped, noPixels] {
      try folder.write(damaged, to: "mine.zip.28x28")
      #expect(try load().bytes(5) == first.bytes(5))
      #expect(contents().suffix(64) == whole.suffix(64) || contents().count == whole.count)
    }
  }

  @Test func anotherSourceMakesItAgain() throws {
    let first = try load()
    let before = try FileManager.default.attributesOfItem(atPath: source)
    var files = SmallAlphabets().files
    (files["Latin/character02/0002_04.png"], files["Latin/character02/0002_01.png"]) = (
      files["Latin/character02/0002_01.png"], files["Latin/character02/0002_04.png"]
    )
    folder.zip(files, to: "mine.zip")
    // Neither size nor time says that the content is another one.
    let time = try #require(before[.modificationDate] as? Date)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: source)
    let second = try load()
    #expect(second.bytes(5) != first.bytes(5))
    #expect(try load().bytes(5) == second.bytes(5))
  }

  @Test func anUnpackedFolderIsWatchedFileByFile() throws {
    let path = try folder.unpack(SmallAlphabets().files, to: "mine")
    let first = try alphabets(at: path)
    #expect(folder.names.contains("mine/.characters-28x28"))
    #expect(try alphabets(at: path).bytes(0) == first.bytes(0))
    try folder.write(
      SmallAlphabets().files["Latin/character02/0002_04.png"]!,
      to: "mine/Greek/character01/0001_01.png")
    #expect(try alphabets(at: path).bytes(0) != first.bytes(0))
  }

  @Test func aFolderThatMayNotBeWrittenStaysAsItIs() async throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    await #expect(processExitsWith: .success) {
      [source = source as String, own = folder.path + "-own" as String] in
      setenv("XDG_CACHE_HOME", own, 1)
      let first = try alphabets(at: source)
      let kept = try FileManager.default.subpathsOfDirectory(atPath: own)
      #expect(kept.count == 2 && kept[1].hasPrefix("innerloop/characters-28x28-"))
      #expect(try alphabets(at: source).bytes(5) == first.bytes(5))
      try FileManager.default.removeItem(atPath: own)
    }
    #expect(folder.names == ["mine.zip"])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
  }
}
