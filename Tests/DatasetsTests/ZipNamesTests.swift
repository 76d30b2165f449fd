import DataSupport
import Datasets
import Foundation
import Testing

/// Zips as other systems make them, and as they should not be.
@Suite struct ZipNamesTests {
  let folder: TemporaryFolder
  private let drawing = SmallAlphabets().files["Greek/character01/0001_01.png"]!
  private let other = SmallAlphabets().files["Latin/character02/0002_04.png"]!
  init() throws { folder = try TemporaryFolder() }

  private func load(_ entries: [StoredZip.Entry]) throws -> Alphabets {
    try alphabets(at: folder.write(StoredZip(entries: entries).bytes, to: "mine.zip"))
  }

  private func entry(_ name: String, flags: UInt16 = 0) -> StoredZip.Entry {
    StoredZip.Entry(name.utf8, drawing, flags: flags)
  }

  @Test("Names in any script, with the flag that says UTF-8 and without", arguments: [0x800, 0])
  func scripts(flags: UInt16) throws {
    let names = ["Ελληνικά/άλφα", "日本語/あ", "العربية/ب", "with space/🙂"]
    let data = try load(names.map { entry("\($0)/1.png", flags: flags) })
    #expect(Set(data.characters.map(\.name)) == Set(names))
  }

  /// The old way of Windows; no two names may become one because neither is UTF-8.
  @Test func namesInAnOldCodePage() throws {
    let names: [[UInt8]] = [[0x81], [0x82], [0xe1, 0x7a]]
    let paths = names.map { name -> [UInt8] in Array("a/".utf8) + name + Array("/1.png".utf8) }
    let data = try load(paths.map { StoredZip.Entry($0, drawing) })
    #expect(Set(data.characters.map(\.character)) == ["é", "ßz", "ü"])
  }

  @Test func accentsSpelledInTwoWaysAreOneName() throws {
    let data = try load([entry("a/e\u{301}/1.png"), entry("a/\u{e9}/2.png")])
    #expect(data.count == 1 && data.drawings == 2)
    let bytes: [UInt8] = Array(data.characters[0].character.utf8)
    #expect(bytes == [0xc3, 0xa9])
  }

  @Test func anEntryTwiceCountsOnceAndTheLaterOne() throws {
    let twice = try load([entry("a/b/1.png"), .init("a/b/1.png".utf8, other)])
    #expect(twice.drawings == 1)
    let later = try load([.init("a/b/1.png".utf8, other)])
    #expect(twice.bytes(0) == later.bytes(0))
  }

  @Test func windowsStrokesAndLinksAndFolders() throws {
    var link = entry("a/c/1.png")
    link.mode = 0o120777
    var empty = StoredZip.Entry("a/d.png/".utf8, [])
    empty.mode = 0o040755
    let data = try load([entry("a\\b\\1.png"), link, empty, entry("__MACOSX/a/b/1.png")])
    #expect(data.characters.map(\.name) == ["a/b"] && data.drawings == 1)
  }

  @Test func foldersAlone() {
    let text = sentence(about: folder.path + "/mine.zip") {
      _ = try load([.init("a/".utf8, []), .init("a/b/".utf8, [])])
    }
    #expect(text.contains("found neither"))
  }

  @Test func aZipWithAPassword() {
    let text = sentence(about: folder.path + "/mine.zip: a/b/1.png") {
      _ = try load([entry("a/b/1.png", flags: 1)])
    }
    #expect(text.contains("password") && !text.contains("fetch"))
  }

  @Test(arguments: ["/a/b/1.png", "a/../../b/1.png"])
  func namesThatLeaveTheFolder(name: String) {
    _ = sentence(about: folder.path + "/mine.zip: \(name)") { _ = try load([entry(name)]) }
  }
}
