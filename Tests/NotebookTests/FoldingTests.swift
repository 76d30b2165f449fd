import Foundation
import Notebook
import Testing

@Suite struct FoldingTests {
  private func chunk(_ code: String) throws -> ChapterSource.Chunk {
    try #require(ChapterSource(code).chunks.first)
  }

  @Test(arguments: [
    "cell(\"a\")\nrecord(\"loss\", 1)\n// a word\nexpect(\n  x < 1,\n  \"small\")",
    "cell(\"a\")\nlet rate = settings.number(\n  \"rate\", 0...1, 0.1, \"how far\")",
    "import Engine\nlet settings = Settings()\nlet chapter = Chapter(\"x\", settings)\n"
      + "if let workers = chapter.workers { Workers.count = workers }",
    "cell(\"a\")\nlet mamlCard = card(\"MAML\", 1)\nrecord(\"a\", 1, ci: 0, n: 1, style: .count, card: mamlCard)",
    "cell(\"a\")\nfor row in rows {\n  record(row.name, row.value)\n}\nif isLong {\n  expect(a, \"b\")\n} else {\n  expect(c, \"d\")\n}",
    "cell(\"a\", .folded)\nlet x = 1", "cell(\"a\")\nchapter.note(\"epochs\", 5)",
  ])
  func bookkeepingFolds(_ code: String) throws {
    #expect(try chunk(code).isFolded)
  }

  @Test(arguments: [
    "cell(\"a\")\nlet x = 1\nrecord(\"loss\", x)", "cell(\"a\", .shown)\nrecord(\"loss\", 1)",
    "cell(\"a\")\n// nothing", "cell(\"a\")\nfor x in y {\n  record(\"a\", x)\n  print(x)\n}",
    "cell(\"a\")\nlet settingsOfMine = 3", "let card = 1\nfunc f() {}",
  ])
  func theLessonDoesNot(_ code: String) throws {
    #expect(try !chunk(code).isFolded)
  }

  @Test func aLineSaysWhatACellKept() {
    var kept = Kept()
    for passed in [true, true, nil] { kept.take(Samples.check("a < b", passed: passed)) }
    for name in ["a", "b"] { kept.take(Samples.record(name, 0.25)) }
    #expect(kept.summary == "2 checks hold, 1 check not made, 2 numbers kept")
    #expect(kept.html.contains("<td>0.25 ± 0.5, n = 3</td>") && kept.html.contains("a &lt; b"))
    kept.take(Samples.check("c", passed: false))
    #expect(kept.summary.hasPrefix("2 of 3 checks hold"))
    #expect(!kept.html.contains("✗"), "what failed stands outside")
  }

  @Test func whatACheckSaysMayHoldCode() {
    var kept = Kept()
    kept.take(Samples.check("`a < b` and ` alone", passed: true))
    #expect(kept.html.contains("<b>✓</b> <code>a &lt; b</code> and ` alone</li>"))
  }

  @Test func theNotebookHidesWhatThePageFolds() throws {
    let run = try #require(Run(events: Samples.complete))
    let notebook = Weaver.weave(run, folder: "/nowhere").notebook
    #expect(notebook.components(separatedBy: "\"source_hidden\": true").count == 3)
    #expect(!notebook.contains("kernelspec"), "there is no kernel of that name")
    let page = Weaver.page(run, folder: "/nowhere")
    #expect(page.contains("\"folded\": \"1 check holds, 1 number kept\""))
    #expect(page.contains("\"folded\": \"1 import\"") && !page.contains("source_hidden"))
  }
}
