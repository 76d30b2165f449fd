import Datasets
import Engine
import Foundation
import Learning
import Live
import Testing

@testable import _5_language

/// The page takes a question to its sentence as the chapter does.
@Suite("Chapter 15: in the browser", .serialized) struct Chapter15LiveTests {
  private static let (training, validation) = InventedIntents.unsealed(seed: 1)
  private static let census = Census(training.map { $0.sentences.map { Bag($0) } })
  private static let tasks = SentenceTasks(validation)
  /// Some words of the sentences have company and speak for intents, all others do not.
  private static let packed: PackedListener = {
    var generator = Generator(seed: 9)
    let known = census.features.filter { $0.code % 3 == 0 }
    func space(_ width: Int) -> Space {
      Space(known, .normal([known.count, width], using: &generator))
    }
    let spaces = Spaces(company: space(5), familiar: space(7))
    var encoder = SentenceEncoder(.all, using: &generator)
    encoder.second.weight = .normal(
      encoder.second.weight.shape, standardDeviation: 0.3, using: &generator)
    return PackedListener(encoder, spaces, of: census)
  }()
  private static let weights = packed.numbers

  private static func scalars(_ lines: [String]) -> [Float] {
    lines.joined(separator: "\n").unicodeScalars.map { Float($0.value) }
  }
  private static func text(_ scalars: ArraySlice<Float>) -> String {
    String(String.UnicodeScalarView(scalars.map { Unicode.Scalar(UInt32($0))! }))
  }
  private func load() {
    #expect(sentencesLoad(5, 7, Self.weights, Int32(Self.weights.count)) == 1)
  }
  private func asked(_ lines: [String], _ label: Int32 = -1) -> (numbers: [Float], count: Int) {
    let text = Self.scalars(lines)
    var numbers = [Float](repeating: 0, count: 16 + 3 * 160)
    let count = sentencesAsk(text, Int32(text.count), label, &numbers)
    return (numbers, Int(count))
  }
  private static let lines = [
    "call off my dog basket", "where is the aquarium", "Order a bird  cage", "my kettle's broken",
    "how much is a café", "please cancel THE bird cage — today, café!",
  ]

  @Test func everythingIsTheSameThere() throws {
    #expect(sentencesLoad(5, 8, Self.weights, Int32(Self.weights.count)) == 0)
    load()
    var dealt = [Float](repeating: 0, count: 1000)
    let length = sentencesDeal(12, &dealt)
    let text = Self.scalars(Self.lines)
    let there = try LiveModule("15-language").numbers([
      LiveModule.Call(
        "sentencesLoad", .number(5), .number(7), .list(Self.weights),
        .number(Double(Self.weights.count))),
      LiveModule.Call("sentencesDeal", .number(12), .room(1000)),
      LiveModule.Call(
        "sentencesAsk", .list(text), .number(Double(text.count)), .number(-1), .room(16 + 480)),
      LiveModule.Call(
        "sentencesAsk", .list(text), .number(Double(text.count)), .number(3), .room(16 + 480)),
    ])
    #expect(there[0] == [1])
    #expect(Int32(there[1].last!) == length && there[1].starts(with: dealt[..<Int(length)]))
    for (label, theirs) in zip([-1, 3] as [Int32], there.dropFirst(2)) {
      let (numbers, count) = asked(Self.lines, label)
      #expect(count > 30 && Int(theirs.last!) == count)
      let used = 16 + 3 * count
      #expect(isSame(Array(numbers[..<used]), Array(theirs[..<used])))
    }
  }

  @Test("What letters carry adds up to the cosine, by tf–idf and as learned, of every class")
  func sums() {
    load()
    for label in 0..<5 {
      let (numbers, count) = asked(Self.lines, Int32(label))
      let signs = (0..<count).map { numbers[(16 + 3 * $0)..<(19 + 3 * $0)] }
      for way in 0..<2 {
        let cosine = numbers[8 * way + label]
        #expect(abs(numbers[(8 * way + 5)..<(8 * way + 8)].reduce(0, +) - cosine) < 1e-5)
        #expect(abs(signs.reduce(0) { $0 + $1[$1.startIndex + 1 + way] } - cosine) < 1e-5)
      }
    }
    #expect(abs(asked(Self.lines, 2).numbers[2]) > 0.1)
  }

  @Test("Cosines are the chapter's, of bag and encoder; the question comes back in plain form")
  func cosines() {
    load()
    let task = Self.tasks.evaluationTask(12, way: 5, shot: 1, queries: 1)
    let lines = (task.support + [task.query[12 % 5]]).map(\.sentence)
    var dealt = [Float](repeating: 0, count: 1000)
    let length = Int(sentencesDeal(12, &dealt))
    #expect(Self.text(dealt[..<length]) == lines.joined(separator: "\n"))
    let sheet = TaskSheet(task, Self.census)
    let own = Self.packed.listener.cosines(sheet, Self.packed.spaces(of: Self.census)).row(12 % 5)
    // The features of the other four questions are columns of zeros.
    let numbers = asked(lines).numbers
    #expect(isSame(Array(numbers[..<5]), bagScores(sheet).row(12 % 5).scalars))
    #expect(isSame(Array(numbers[8..<13]), own.scalars))
    let (given, count) = asked(Self.lines)
    let plain = (0..<count).map { given[16 + 3 * $0] }
    #expect(Self.text(plain[...]) == "please cancel the bird cage — today, café!")
    #expect(asked(["one", "two"]).count == 0)
  }

  @Test("A feature is spread over its own letters; one that comes twice is shared out")
  func spreading() {
    let word = spread([Feature(.word, "so"): 1], over: "so, so it")
    #expect(word == [0.25, 0.25, 0, 0, 0.25, 0.25, 0, 0, 0])
    let end = spread([Feature(.threeLetters, "it>"): 1], over: "so it")
    #expect(end == [0, 0, 0, 0.5, 0.5])
    let pair = spread([Feature(.pair, "so it"): 1, Feature(.pair, "< so"): 2], over: "so it")
    #expect(pair == [1.25, 1.25, 0, 0.25, 0.25])
  }

  @Test("Tables in whole numbers of a byte, as a page carries them, leave the answers as they are")
  func packing() throws {
    var generator = Generator(seed: 4)
    let count = Self.census.features.count
    let spaces = Spaces(
      company: Space(Self.census.features, .normal([count, 24], using: &generator)),
      familiar: Space(Self.census.features, .normal([count, 60], using: &generator)))
    let encoder = SentenceEncoder(.all, using: &generator)
    let packed = PackedListener(encoder, spaces, of: Self.census)
    #expect(packed.familiar.scalars.allSatisfy { abs($0) <= 127 && $0 == $0.rounded() })
    var (agreeing, changed) = (0, Float(0))
    for index in 0..<60 {
      let sheet = TaskSheet(Self.tasks.evaluationTask(index, way: 5, shot: 1), Self.census)
      let (exact, near) = (
        encoder.cosines(sheet, spaces), encoder.cosines(sheet, packed.spaces(of: Self.census))
      )
      agreeing += zip(exact.argmax(), near.argmax()).count { $0 == $1 }
      changed = max(changed, (exact - near).scalars.map(abs).max()!)
    }
    #expect(agreeing >= 60 * 25 - 7 && changed < 0.02)
  }

  @Test("A page of real sentences has no such part", .enabled(if: realSentences != nil))
  func real() throws {
    let run = try ChapterRun("15-language", data: realSentences, page: true)
    defer { run.clean() }
    let page = try String(contentsOf: run.page, encoding: .utf8)
    #expect(!page.contains("data-live=") && !page.contains("id=\"engine\""))
  }
}
