import Datasets
import Foundation
import Testing

/// Folders and zips of alphabet/character/drawing.png, right and wrong.
@Suite struct AlphabetSourceTests {
  let folder: TemporaryFolder
  let small = SmallAlphabets()
  init() throws { folder = try TemporaryFolder() }

  /// The sentence about a zip in which one file was changed; nothing may be cached after it.
  private func sentence(
    replacing name: String, by content: [UInt8]?, sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    var files = small.files
    files[name] = content
    let path = folder.zip(files, to: "images_background.zip", under: "images_background/")
    folder.zip(files, to: "images_evaluation.zip")
    let text = DatasetsTests.sentence(
      about: "\(path): images_background/\(name)", sourceLocation: sourceLocation
    ) { _ = try alphabets(at: folder.path) }
    #expect(
      folder.names == ["images_background.zip", "images_evaluation.zip"],
      sourceLocation: sourceLocation)
    return text
  }

  private let drawing = "Hebrew/character02/0002_03.png"

  @Test func aFolderAndAZipGiveTheSame() throws {
    let zip = try alphabets(at: folder.zip(small.files, to: "mine.zip", under: "a/b/"))
    let unpacked = try alphabets(at: folder.unpack(small.files, to: "mine"))
    #expect(zip.name == "mine" && unpacked.name == "mine")
    #expect(zip.characters == unpacked.characters && zip.count == 6 && zip.drawings == 4)
    #expect(zip.backgroundCount == 4 && zip.characters[4].name == "Latin/character01")
    for c in 0..<6 { #expect(zip.bytes(c) == unpacked.bytes(c)) }
  }

  @Test func namesMayBeInAnyScript() throws {
    let files = SmallAlphabets(names: ["Ελληνικά", "עברית", "汉字"]).files
    let zip = try alphabets(at: folder.zip(files, to: "mine.zip"))
    #expect(Set(zip.characters.map(\.alphabet)) == ["Ελληνικά", "עברית", "汉字"])
    #expect(try alphabets(at: folder.unpack(files, to: "mine")).characters == zip.characters)
  }

  @Test func whatIsNotADrawingIsLeftAlone() throws {
    var files = small.files
    files["README.txt"] = [1, 2, 3]
    files["__MACOSX/Greek/character01/._0001_01.png"] = [1, 2, 3]
    files["Greek/.hidden/0001_01.png"] = [1, 2, 3]
    #expect(try alphabets(at: folder.zip(files, to: "mine.zip")).count == 6)
    files["Greek/character01/old/deeper/0001_01.png"] = [1, 2, 3]
    #expect(try alphabets(at: folder.unpack(files, to: "mine")).count == 6)
  }

  @Test("What lies below drawings is no other alphabet, in a zip and in a folder with one alphabet")
  func levels() throws {
    let one = SmallAlphabets(names: ["Greek"]).files
    let key = one.keys.sorted()[0]
    let deeper = one.merging(["Greek/character01/old/1.png": one[key]!]) { $1 }
    let plain = try alphabets(at: folder.zip(one, to: "one.zip")).characters
    #expect(try alphabets(at: folder.zip(deeper, to: "deeper.zip")).characters == plain)
    #expect(try alphabets(at: folder.unpack(deeper, to: "deeper")).characters == plain)
    let beside = one.merging(["1.zip": [1]]) { $1 }.map { ("top/" + $0, $1) }
    try folder.write([1], to: "above/notes.txt")
    _ = try folder.unpack(Dictionary(uniqueKeysWithValues: beside), to: "above")
    #expect(try alphabets(at: folder.path + "/above").characters == plain)
  }

  @Test("A zip that was packed from inside a folder names its files with ./ before them")
  func packedFromInside() throws {
    let files = Dictionary(uniqueKeysWithValues: small.files.map { ("./" + $0, $1) })
    #expect(try alphabets(at: folder.zip(files, to: "mine.zip")).count == 6)
  }

  @Test func eachDrawingLandsInItsPlace() throws {
    let data = try alphabets(at: folder.zip(small.files, to: "mine.zip"))
    // Hebrew/character02, drawing 3: a bar of 4 columns from column 41 on, of 105.
    let row = data.image(3, drawing: 2)[0, 14, 0, 0]
    #expect(row == 0)
    let columns = (0..<28).map { data.image(3, drawing: 2)[0, 14, $0, 0] }
    #expect(columns.indices.filter { columns[$0] > 0 } == [10, 11])
    #expect(abs(columns.reduce(0, +) * 3.75 - 4) < 0.01)
  }

  @Test func aDamagedDrawingIsNamed() {
    let whole = small.files[drawing]!
    #expect(sentence(replacing: drawing, by: Array(whole.dropLast(40))).contains("libpng"))
    var flipped = whole
    flipped[60] ^= 0xFF
    #expect(sentence(replacing: drawing, by: flipped).contains("damage"))
    #expect(sentence(replacing: drawing, by: Array("no picture".utf8)).contains("damage"))
    #expect(sentence(replacing: drawing, by: []).contains("damage"))
  }

  @Test func aDrawingOfAnotherSizeIsNamed() {
    let other = png(104, 105, [UInt8](repeating: 255, count: 104 * 105))
    #expect(sentence(replacing: drawing, by: other).contains("found 104 × 105"))
  }

  @Test func absurdDimensionsAreRefusedBeforeAnyMemoryIsTaken() {
    let claims = png(small.files[drawing]!, claiming: 900_000, 900_000)
    #expect(sentence(replacing: drawing, by: claims).contains("found 900000 × 900000"))
    let beyond = png(small.files[drawing]!, claiming: 2_000_000_000, 3)
    #expect(sentence(replacing: drawing, by: beyond).contains("libpng"))
  }

  @Test func aNameThatLeavesTheFolderIsRefused() {
    for name in ["../escaped/character01/1.png", "/tmp/escaped/1.png"] {
      var files = small.files
      files[name] = files[drawing]
      let path = folder.zip(files, to: "bad.zip")
      let text = DatasetsTests.sentence(about: "\(path): \(name)") { _ = try alphabets(at: path) }
      #expect(text.contains("leaves"))
      #expect(folder.names == ["bad.zip"])
    }
  }

  @Test func aFileThatIsTooLargeIsRefused() {
    let large = [UInt8](repeating: 0, count: 2 << 20)
    #expect(sentence(replacing: drawing, by: large).contains("1048576"))
  }

  @Test func aTruncatedZipIsOneSentence() throws {
    let path = folder.zip(small.files, to: "cut.zip")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    try folder.write(Array(bytes[..<(bytes.count / 2)]), to: "cut.zip")
    _ = DatasetsTests.sentence(about: path) { _ = try alphabets(at: path) }
    #expect(folder.names == ["cut.zip"])
  }

  @Test func aShortPathAndAMissingDrawingAreNamed() {
    let short = folder.zip(["Greek/1.png": small.files[drawing]!], to: "short.zip")
    #expect(
      DatasetsTests.sentence(about: "\(short): Greek/1.png") { _ = try alphabets(at: short) }
        .contains("alphabet/character/drawing.png"))
  }

  @Test func omniglotMustBeComplete() throws {
    let full = SmallAlphabets(drawings: 20)
    let background = folder.zip(full.files, to: "images_background.zip")
    var text = DatasetsTests.sentence(about: folder.path) { _ = try alphabets(at: folder.path) }
    #expect(text.contains("images_evaluation.zip"))
    folder.zip(full.files, to: "images_evaluation.zip")
    text = DatasetsTests.sentence(about: background) { _ = try alphabets(at: folder.path) }
    #expect(text.contains("expected 964 characters, found 6"))
    var files = full.files
    files["Greek/character02/0002_07.png"] = nil
    folder.zip(files, to: "images_background.zip")
    text = DatasetsTests.sentence(about: "\(background): Greek/character02") {
      _ = try alphabets(at: folder.path)
    }
    #expect(text.contains("expected 20 drawings, found 19"))
    #expect(folder.names == ["images_background.zip", "images_evaluation.zip"])
  }

  @Test func aNamedFolderIsNeverReplaced() throws {
    let nowhere = folder.path + "/nowhere"
    #expect(
      DatasetsTests.sentence(about: nowhere) { _ = try alphabets(at: nowhere) }.contains("--data"))
    _ = DatasetsTests.sentence(about: folder.path) { _ = try alphabets(at: folder.path) }
    let two = folder.zip(SmallAlphabets(names: ["Greek", "Latin"]).files, to: "two.zip")
    #expect(try alphabets(at: two).name == "two")
  }

  @Test func withoutANameTheUsualFolderComesFirst() throws {
    #expect(
      try alphabets(at: nil, orIn: folder.path, seed: 1).name == "built-in alphabets")
    folder.zip(small.files, to: "x.zip")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/omniglot", withIntermediateDirectories: true)
    _ = DatasetsTests.sentence(about: folder.path + "/omniglot") {
      _ = try alphabets(at: nil, orIn: folder.path, seed: 1)
    }
  }
}
