import Notebook
import Testing

@Suite struct ChapterLintTests {
  private func lint(_ main: String) -> ChapterLint {
    ChapterLint(product: "01-a", main: main, code: ["let rate = 1"])
  }

  @Test func shownAndFoldedCellsAreCounted() {
    let lint = lint(
      "import Engine\n//: words\ncell(\"a\")\nf()\n\ng()\ncell(\"b\", .folded)\nh()\ncell(\"c\")\nrecord(\"a\", 1)\n"
    )
    #expect(lint.shown == [2] && lint.folded == 3 && lint.lines == 10)
    #expect(lint.faults == [])
  }

  @Test func whatIsTooLongIsNamed() {
    let code = String(repeating: "f()\n", count: 41)
    #expect(lint("cell(\"a\")\n" + code).faults == ["cell \"a\" shows more than 40 lines"])
    #expect(lint("cell(\"a\", .folded)\n" + code).faults == [])
    let prose = String(repeating: "//: words\n", count: 451)
    #expect(lint(prose).faults == ["main.swift has 451 lines, more than 450"])
  }

  @Test(arguments: ["//! words", "// : words", "  //: words", "//; words"])
  func whatIsNearlyProseIsNamed(_ line: String) {
    let mark = line.replacing("words", with: "").trimmedAtBlank
    #expect(
      lint("//: one\n\(line)\n").faults == ["main.swift:2 begins with “\(mark)”, which is no prose"]
    )
  }

  @Test func aTableNamesCode() {
    let table = "//: | maths | code |\n//: |---|---|\n//: | a | `rate`, `pace` |\n"
    #expect(lint(table).faults == ["its table names pace, which is no code"])
  }

  @Test func lengthsHaveAMiddleAndAShare() {
    #expect([9, 1, 3].median == 3 && [Int]().median == 0)
    #expect([1, 21, 20, 30].share(over: 20) == 0.5 && [Int]().share(over: 1) == 0)
  }
}

extension String {
  fileprivate var trimmedAtBlank: String { String(reversed().drop { $0 == " " }.reversed()) }
}
