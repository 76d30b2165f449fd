import DataSupport
import Datasets
import Foundation
import LibPNG
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

  @Test func everyKindOfPNGGivesTheSameInk() throws {
    let reference = try load(["a/b/1.png": png(40, 40, shades)]).bytes(0)
    #expect(Set(reference).count > 3)
    for (name, bytes) in Kinds(shades, 40).all {
      #expect(try load(["a/b/1.png": bytes]).bytes(0) == reference, "\(name)")
    }
  }

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

/// The same grey picture in other kinds of PNG.
private struct Kinds {
  let shades: [UInt8]
  let side: Int

  init(_ shades: [UInt8], _ side: Int) { (self.shades, self.side) = (shades, side) }

  var all: [(String, [UInt8])] {
    let grey = png(side, side, shades)
    return [
      ("a gamma of 1.0", grey.with(chunk: "gAMA", word(100_000))),
      ("a gamma of 1/2.2", grey.with(chunk: "gAMA", word(45_455))),
      ("sRGB", grey.with(chunk: "sRGB", [0])),
      ("RGB", written(UInt32(PNG_FORMAT_FLAG_COLOR), shades.flatMap { [$0, $0, $0] })),
      (
        "opaque RGBA",
        written(
          UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA),
          shades.flatMap { [$0, $0, $0, 255] })
      ),
      (
        "black on nothing",
        written(
          UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA),
          shades.flatMap { [0, 0, 0, 255 - $0] })
      ),
      ("16 bits", sixteen), ("16 bits, a gamma of 1.0", sixteen.with(chunk: "gAMA", word(100_000))),
    ]
  }

  private var sixteen: [UInt8] { StoredPNG(side, side, shades, bits: 16).bytes }

  private func word(_ n: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: n >> $0) }
  }

  private func written(_ format: UInt32, _ samples: [UInt8]) -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    (image.width, image.height, image.format) = (UInt32(side), UInt32(side), format)
    var size = png_alloc_size_t(samples.count + 4096)
    var bytes = [UInt8](repeating: 0, count: Int(size))
    png_image_write_to_memory(&image, &bytes, &size, 0, samples, 0, nil)
    return Array(bytes[..<Int(size)])
  }
}

extension [UInt8] {
  /// The PNG with one more chunk after its header.
  fileprivate func with(chunk name: String, _ content: [UInt8]) -> [UInt8] {
    Array(self[..<33]) + StoredPNG.chunk(name, content) + self[33...]
  }
}
