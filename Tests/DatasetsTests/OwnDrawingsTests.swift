import DataSupport
import Datasets
import Foundation
import Testing

/// Drawings as people make them: any size and kind of PNG, in any folders.
@Suite struct OwnDrawingsTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func load(_ files: [String: [UInt8]]) throws -> Alphabets {
    try alphabets(at: folder.zip(files, to: "mine.zip"))
  }

  /// A grey stroke of three shades, 40 × 40.
  private let shades = (0..<1600).map { UInt8([255, 255, 190, 100, 0, 255][$0 % 40 / 7]) }

  @Test func sizesMayDifferAndNeedNotBeSquare() throws {
    let tall = [UInt8](repeating: 0, count: 20 * 60)
    let data = try load([
      "a/b/1.png": png(40, 40, shades), "a/c/1.png": png(20, 60, tall),
      "a/d/1.png": png(8, 8, [UInt8](repeating: 0, count: 64)),
      "a/e/1.png": png(40, 40, shades), "a/f/1.png": png(40, 40, shades),
    ])
    let columns = (0..<28).map { data.image(1, drawing: 0)[0, 14, $0, 0] }
    #expect(columns[..<9].allSatisfy { $0 == 0 } && columns[19...].allSatisfy { $0 == 0 })
    #expect(columns[10..<18].allSatisfy { $0 == 1 })
    #expect(data.bytes(2).allSatisfy { $0 == 255 })
  }

  @Test(arguments: [(7, 40), (1025, 40)])
  func tooSmallOrTooLarge(width: Int, height: Int) {
    let picture = png(width, height, [UInt8](repeating: 0, count: width * height))
    let text = sentence(about: folder.path + "/mine.zip: a/b/1.png") {
      _ = try load(["a/b/1.png": picture])
    }
    #expect(text.contains("found \(width) × \(height)") && !text.contains("fetch"))
  }

  @Test(arguments: [(255, "nothing but white"), (0, "more black than white")])
  func withoutInkOrPaper(grey: UInt8, says: String) {
    let text = sentence(about: folder.path + "/mine.zip") {
      _ = try load(["a/b/1.png": png(30, 30, [UInt8](repeating: grey, count: 900))])
    }
    #expect(text.contains(says) && !text.contains("fetch"))
  }

  @Test func foldersLinksAndOneFolderOnTop() throws {
    let files = SmallAlphabets(names: ["Ελληνικά", "日本語", "a b 🙂"]).files
    let plain = try alphabets(at: folder.unpack(files, to: "mine"))
    #expect(
      try alphabets(at: folder.unpack(files, to: "top/mine").dropping("/mine")).characters
        == plain.characters)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: "mine")
    #expect(try alphabets(at: folder.path + "/link").characters == plain.characters)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/parent", withIntermediateDirectories: true)
    folder.zip(files, to: "parent/letters.zip")
    let below = try alphabets(at: folder.path + "/parent")
    #expect(below.characters == plain.characters && below.name == "letters")
  }

  @Test func aLinkThatLeadsNowhereIsNamed() throws {
    let path = try folder.unpack(SmallAlphabets().files, to: "mine")
    try FileManager.default.createSymbolicLink(
      atPath: path + "/Greek/character01/9.png", withDestinationPath: "nowhere")
    let text = sentence(about: path + ": Greek/character01/9.png") { _ = try alphabets(at: path) }
    #expect(text.contains("leads nowhere"))
  }

  @Test func whatALessonNeedsIsOneSentence() throws {
    let data = try load(SmallAlphabets(characters: 3).files)
    func fault(
      _ characters: Int, _ drawings: Int, _ alphabets: Int = 1, _ each: Int = 1
    ) -> String {
      sentence(about: folder.path + "/mine.zip") {
        try data.requireEnough(
          characters: characters, drawings: drawings, alphabets: alphabets, charactersInEach: each,
          for: "a lesson")
      }
    }
    #expect(fault(10, 1).contains("expected at least 10 characters for a lesson, found 9"))
    #expect(fault(9, 5).contains("5 drawings of each character for a lesson, found 4"))
    #expect(fault(9, 4, 4).contains("4 alphabets for a lesson, found 3"))
    #expect(fault(9, 4, 3, 4).contains("found 3 in Greek"))
    try data.requireEnough(
      characters: 9, drawings: 4, alphabets: 3, charactersInEach: 3, for: "a lesson")
  }

  @Test func theScarcestCharacterIsNamed() throws {
    var files = SmallAlphabets().files
    for drawing in 2...4 { files["Latin/character02/0002_0\(drawing).png"] = nil }
    let data = try load(files)
    #expect(data.drawings == 1)
    let text = sentence(about: folder.path + "/mine.zip") {
      try data.requireEnough(characters: 1, drawings: 2, for: "a lesson")
    }
    #expect(text.contains("found 1 of Latin/character02; draw more of it or take it out"))
  }

  @Test func oneAlphabetIsDividedToo() throws {
    let data = try load(SmallAlphabets(names: ["A", "B", "C"], characters: 9).files)
    let split = data.randomSplit(training: .none, evaluation: .none)
    #expect(sizes(split) == [15, 5, 7])
    let one = try load(SmallAlphabets(names: ["A"], characters: 9).files)
    let parts = one.randomSplit(training: .none, evaluation: .none)
    #expect(sizes(parts) == [3, 3, 3])
  }
}

extension String {
  fileprivate func dropping(_ end: String) -> String { String(dropLast(end.count)) }
}
