import Foundation
import Notebook
import Testing

/// What no compiler sees of a chapter: its tables name code that exists, and what it shows stands in cells with ids.
@Suite struct ChapterFormatTests {
  static let chapters = Course(folder: fixture("../../../Chapters").path).chapters
    .filter(\.hasPage).map(\.product)

  @Test func thereAreChapters() { #expect(Self.chapters.count >= 13) }

  @Test(arguments: chapters) func everyTableNamesCodeThatExists(_ chapter: String) throws {
    let folder = fixture("../../../Chapters/\(chapter)")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Exercises") }
    let texts = try files.map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }
    let main = try String(contentsOf: folder.appendingPathComponent("main.swift"), encoding: .utf8)
    #expect(MathsTable.unknownNames(main, code: texts) == [])
    #expect(main.contains("| maths | code |"), "a chapter opens with its table")
  }

  @Test(arguments: chapters) func whatSpeaksStandsInACellOfItsOwnName(_ chapter: String) throws {
    let main = fixture("../../../Chapters/\(chapter)/main.swift")
    #expect(misplaced(try String(contentsOf: main, encoding: .utf8)) == [])
  }

  @Test func aNameThatIsNoCodeIsFound() {
    let table =
      "//: | maths | code |\n//: |---|---|\n//: | $\\alpha$ | `rate`, `step(of: x)` |\n//: | a | b |\n"
    #expect(
      MathsTable.unknownNames(table, code: [table, "let rates = 1"]) == ["rate", "step", "of", "x"])
    #expect(MathsTable.unknownNames(table, code: ["rate = step(of: x)"]) == [])
    #expect(MathsTable.unknownNames("//: | a | b |\n//: | `nope` | `nope` |", code: []) == [])
  }

  @Test func outputBeforeACellAndIdsThatAreNoneAreFound() {
    let speaking = "func f() {\n  print(1)\n}\nprint(2)\n//: prose\nplot(p, \"x\", alt: \"y\")"
    #expect(misplaced(speaking) == ["print(2)", "plot(p, \"x\", alt: \"y\")"])
    #expect(misplaced("cell(\"a\")\nprint(1)\n\nlet x = 1\nprint(x)") == [])
    #expect(misplaced("cell(\"a b\")\nf()\ncell(\"c\")\nf()\ncell(\"c\")\nf()") == ["a b", "c"])
    #expect(
      misplaced("cell(\"code-3\")\nf()\ncell(\"\(String(repeating: "a", count: 65))\")").count == 2)
  }

  @Test func anIDIsShortAndPlainAndNotTaken() {
    for id in ["a", "one-step", "Many_Steps-2", "code", "code-a", "prose-"] {
      #expect(id.isCellID, "\(id)")
    }
    let long = String(repeating: "a", count: 65)
    for id in ["", "a b", "é", "a\n", "a\"", "code-3", "prose-12", long] {
      #expect(!id.isCellID, "\(id)")
    }
  }

  /// Calls with output at the left edge outside of every cell, and ids that are no ids or not the first of their name.
  private func misplaced(_ main: String) -> [String] {
    let chapter = ChapterSource(main)
    let speaking = #/(print|show|table|plot|live|record|expect)\(.*/#
    let early = chapter.chunks.filter { !$0.isProse && $0.anchor == nil }.flatMap(\.lines)
      .map(\.text).filter { $0.wholeMatch(of: speaking) != nil }
    var seen = Set<String>()
    return early
      + chapter.anchored.map(\.id).filter { !$0.isCellID || !seen.insert($0).inserted }
  }
}
