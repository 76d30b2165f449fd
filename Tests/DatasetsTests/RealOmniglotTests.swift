import DataSupport
import Datasets
import Engine
import Foundation
import Testing

/// The real drawings, where `INNERLOOP_DATA` has them.
@Suite(.enabled(if: RealOmniglot.isHere)) struct RealOmniglotTests {
  private func load() throws -> Alphabets { try alphabets(at: RealOmniglot.folder) }

  @Test func everyCharacterIsThere() throws {
    let data = try load()
    #expect(data.name == "omniglot" && data.drawings == 20)
    #expect(data.count == 1623 && data.backgroundCount == 964)
    #expect(data.characters[0].name == "Alphabet_of_the_Magi/character01")
    #expect(data.characters[963].name == "Tifinagh/character55")
    #expect(data.characters[964].name == "Angelic/character01")
    #expect(data.characters[1622].name == "ULOG/character26")
    let both = [data.characters[..<964], data.characters[964...]].map { Set($0.map(\.alphabet)) }
    #expect(both.map(\.count) == [30, 20] && both[0].isDisjoint(with: both[1]))
  }

  @Test func threeCharactersPixelByPixel() throws {
    let data = try RealOmniglot.decoded.get()
    // The hashes were also found by another program, which decodes and averages in its own way.
    let golden: [(character: Int, hash: UInt64)] = [
      (0, 8_304_200_736_071_527_696), (500, 7_213_281_910_215_397_444),
      (1622, 8_600_599_074_722_879_370),
    ]
    for (character, hash) in golden {
      #expect(fingerprint(data.bytes(character)) == hash, "\(data.characters[character].name)")
    }
    #expect(data.characters[500].name == "Hebrew/character05")
    #expect(Self.picture(data.image(500, drawing: 0)) == Self.fifthOfHebrew)
  }

  /// The inked rows of a picture in ten shades: " " is paper, "9" is ink.
  private static func picture(_ image: Tensor) -> String {
    let rows = (0..<28).map { y in
      let shades = (0..<28).map { x in Int(image[0, y, x, 0] * 9.99) }
      let end = (shades.lastIndex { $0 > 0 } ?? -1) + 1
      return shades[..<end].map { $0 == 0 ? " " : String($0) }.joined()
    }
    return rows.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static let fifthOfHebrew = """
           14
           295333333331
            79999999996
                     66
                    194
                    69
                   295
                   59
                  195
                  391
                  58
             491  57
             67   57
             66   59
             66   39
            176   392
            996    92
            2
    """

  @Test func inkIsOneAndPaperIsZeroInEveryPart() throws {
    let data = try RealOmniglot.decoded.get()
    let split = data.randomSplit(training: .none, evaluation: .none)
    for classes in [
      split.training.classes, split.validation.classes, split.test.open().classes,
    ] {
      #expect(abs(data.meanInk(classes.map(\.character)) - 0.0797) < 0.003)
    }
  }

  @Test func splitsAreWhatTheirHashesSay() throws {
    let data = try load()
    let random = data.randomSplit(training: .perTask, evaluation: .perTask)
    #expect(random.name == "random 1200/423" && random.hash == "682a65ef4724")
    #expect(sizes(random) == [1100, 100, 423])
    let lake = data.lakeSplit(rotation: .none)
    #expect(lake.hash == "ca68e037fc0d" && lake.test.count == 659)
    let vinyals = try data.vinyalsSplit()
    #expect(vinyals.hash == "74acac5559c2")
    #expect(sizes(vinyals) == [4112, 688, 1692])
  }

  @Test func lakesRunsAreWithinOneAlphabet() throws {
    let runs = try lakeOneShotRuns(at: RealOmniglot.folder)
    #expect(runs.map(\.name) == (1...20).map { String(format: "run%02d", $0) })
    for run in runs {
      #expect(run.training.shape == [20, 28, 28, 1] && run.test.shape == [20, 28, 28, 1])
      #expect(run.answers.sorted() == Array(0..<20))
    }
    #expect(runs[0].answers.prefix(3) == [7, 8, 1])
    // The drawings are Omniglot's own: each is found among the evaluation set's, pixel by pixel.
    let data = try load()
    let known = Set(
      (964..<1623).flatMap { c in
        (0..<20).map {
          fingerprint(data.image(c, drawing: $0).scalars.map { UInt8($0 * 255 + 0.5) })
        }
      })
    for run in runs {
      for i in 0..<20 {
        let image = run.training.sliced(0, i..<i + 1).scalars.map { UInt8($0 * 255 + 0.5) }
        #expect(known.contains(fingerprint(image)), "\(run.name), \(i)")
      }
    }
  }
}

func sizes(_ split: ClassSplit) -> [Int] {
  [split.training.count, split.validation.count, split.test.count]
}

enum RealOmniglot {
  /// From the drawings themselves: a cache would hide a mistake in reading them.
  static let decoded = Result { try Omniglot.decoded(folder: folder! + "/omniglot") }
  static let folder = namedData
  static var isHere: Bool {
    folder.map { FileManager.default.fileExists(atPath: $0 + "/omniglot") } ?? false
  }
}

/// Lake's runs, made small.
@Suite struct OneShotRunTests {
  let folder: TemporaryFolder
  private let drawing = SmallAlphabets().files.sorted { $0.key < $1.key }.map(\.value)
  init() throws { folder = try TemporaryFolder() }

  private func runs(_ labels: String, without missing: String = "") -> [String: [UInt8]] {
    var files = ["run01/class_labels.txt": Array(labels.utf8)]
    for i in 1...2 {
      files["run01/training/class0\(i).png"] = drawing[i]
      files["run01/test/item0\(i).png"] = drawing[i + 4]
    }
    files[missing] = nil
    return files
  }

  private let right =
    "run01/test/item01.png run01/training/class02.png\nrun01/test/item02.png run01/training/class01.png\n"

  @Test func answersPointToTheTrainingDrawing() throws {
    folder.zip(runs(right), to: "all_runs.zip")
    let run = try #require(try lakeOneShotRuns(at: folder.path).first)
    #expect(run.name == "run01" && run.answers == [1, 0])
    #expect(run.training.shape == [2, 28, 28, 1])
    #expect(run.training.scalars != run.test.scalars)
  }

  /// As when a zip was added to: the later entry counts.
  @Test func anEntryTwiceCountsOnce() throws {
    let files = runs(right).map { StoredZip.Entry($0.key.utf8, $0.value) }
    try folder.write(StoredZip(entries: files + files).bytes, to: "all_runs.zip")
    #expect(try lakeOneShotRuns(at: folder.path).first?.answers == [1, 0])
  }

  @Test func whatIsMissingOrWrongIsNamed() throws {
    _ = sentence(about: folder.path) { _ = try lakeOneShotRuns(at: folder.path) }
    let path = folder.path + "/all_runs.zip: run01/class_labels.txt"
    folder.zip(runs(right, without: "run01/test/item02.png"), to: "all_runs.zip")
    #expect(
      sentence(about: path) { _ = try lakeOneShotRuns(at: folder.path) }.contains("item02.png"))
    let twice = "run01/test/item01.png run01/training/class02.png\n"
    folder.zip(runs(twice + twice), to: "all_runs.zip")
    _ = sentence(about: path) { _ = try lakeOneShotRuns(at: folder.path) }
    folder.zip(runs("only one path\n"), to: "all_runs.zip")
    _ = sentence(about: path) { _ = try lakeOneShotRuns(at: folder.path) }
  }
}
