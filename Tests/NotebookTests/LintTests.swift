import Testing

import Notebook

@Suite struct LintTests {
  private func lines(_ source: String, _ others: [String] = []) -> [Int] {
    lint(source, otherFiles: others).map(\.line)
  }

  @Test func aCleanChapterHasNoProblem() throws {
    let sample = fixture("../../SampleChapter/main.swift")
    #expect(lint(try String(contentsOf: sample, encoding: .utf8)) == [])
  }

  @Test(arguments: [
    "import A", "let rate = 0.1", "var xs: [Double] = []", "let name = \"a\"  // note",
    "func f() {\n  print(1)\n}", "struct S {\n  let a = f()\n}", "let chapter = Chapter(\n  \"x\")",
    "@main struct S {}", "// words", "/* print(1)\nprint(2) */", "let debug = f()  // hide",
  ])
  func declarationsNeedNoCell(code: String) { #expect(lines(code).isEmpty) }

  @Test(arguments: ["print(1)", "let x = f()", "for i in 0..<3 { print(i) }", "import A\nx = 2"])
  func codeThatDoesSomethingNeedsACell(code: String) {
    #expect(lines(code) == [code.count { $0 == "\n" } + 1])
  }

  @Test func idsAreUniqueAndValid() {
    #expect(lines("cell(\"a\")\nf()\ncell(\"a\")\ng()") == [3])
    #expect(lines("cell(\"a b\")\nf()") == [1])
    #expect(lines("cell(\"\(String(repeating: "a", count: 65))\")\nf()") == [1])
    #expect(lines("cell(\"code-3\")\nf()") == [1])
    #expect(lines("cell(\"a\")\nif x {\n  cell(\"b\")\n}") == [3])
    #expect(lines("cell(\"a\")\n//: prose") == [1])
  }

  @Test func everyPlotIsDescribed() {
    #expect(lines("cell(\"a\")\nplot(p, \"x\", alt: \"a line\")") == [])
    #expect(lines("cell(\"a\")\nplot(p(\n1), \"alt: (\")\nplot(q, \"y\",\n  alt: \"b\")") == [2])
    #expect(lines("cell(\"a\")\nplot(p, \"x\", alt: \"\")") == [2])
    #expect(lines("cell(\"a\")\n// plot(p)\nx.plot(3)\nfunc plot(_ x: Int) {}") == [])
  }

  @Test func theTableNamesRealCode() {
    let table =
      "//: | maths | code | what |\n//: |---|---|---|\n//: | $\\alpha$ | `rate`, `f(_:)` | `x` |\n"
    #expect(lines(table + "cell(\"a\")\nlet rates = 1") == [3, 3])
    #expect(lines(table + "cell(\"a\")\nlet rate = 1", ["f(_:)"]) == [])
    #expect(lines("//: | a | b |\n//: | `nope` | `nope` |\ncell(\"a\")\nf()") == [])
  }
}
