import Foundation
import Testing

/// The kept inputs, through the functions that `make fuzz` runs, without a sanitizer.
struct ReplayTests {
  @Test(arguments: FuzzTarget.all.map(\.name))
  func everyKeptInputIsReadOrRefusedInASentence(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let inputs = Corpora.names(name)
    #expect(inputs.count >= 3, "\(name) has a corpus of \(inputs.count)")
    for input in inputs {
      do {
        try target.run(Corpora.bytes(name, input))
      } catch {
        Issue.record("\(name)/\(input): \(error)")
      }
    }
  }

  @Test func everyCorpusHasATargetAndAllAreSmall() {
    #expect(Corpora.names() == FuzzTarget.all.map(\.name).sorted())
    let sizes = Corpora.names().flatMap { target in
      Corpora.names(target).map { Corpora.bytes(target, $0).count }
    }
    #expect(sizes.reduce(0, +) < 1_000_000)
  }

  /// Of every corpus something is read whole: a parser that refuses all of it would pass as well.
  @Test(arguments: FuzzTarget.all.map(\.name))
  func theParserReadsWhatIsRight(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let right = Corpora.names(name).filter { $0.hasPrefix("right") || $0.hasPrefix("white") }
    #expect(!right.isEmpty)
    for input in right {
      #expect(throws: Never.self, "\(name)/\(input)") {
        try target.read(FuzzInput(target: name + "-right", bytes: Corpora.bytes(name, input)))
      }
    }
  }

  @Test func aMessageOfTwoLinesOrWithAnEscapeIsAViolation() {
    struct Loud: Error, CustomStringConvertible { let description: String }
    for text in ["", "one\ntwo", "a \u{1B}[31mred file", "a\u{9B}b"] {
      let target = FuzzTarget(name: "loud") { _ in throw Loud(description: text) }
      #expect(throws: Violation.self) { try target.run([1]) }
    }
    let target = FuzzTarget(name: "loud") { _ in throw Loud(description: "file: expected, found.") }
    #expect(throws: Never.self) { try target.run([1]) }
  }
}
