import BrowserSupport
import Foundation
import Notebook
import SystemCalls
import Testing

/// What a page makes of prose and cells, on notebooks that were woven from runs that never ran.
@Suite(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
struct PageLayoutTests {
  private func page(_ source: String, _ events: [Event] = []) throws -> String {
    try file(source, events).replacing("\n", with: " ")
  }

  private func file(_ source: String, _ events: [Event] = [], tail: String? = nil) throws
    -> String
  {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try #require(Run(events: [Samples.start(source: source)] + events + [Samples.end()]))
    try Data(Weaver.page(run, folder: folder).utf8).write(to: URL(fileURLWithPath: folder + "/a"))
    try tail.map { try AtomicFile.write($0, to: folder + "/tail") }
    try HTMLPage.write(
      notebook: folder + "/a", tail: tail.map { _ in folder + "/tail" }, page: folder + "/a.html")
    return try String(contentsOfFile: folder + "/a.html", encoding: .utf8)
  }

  @Test func anAnswerFoldsUpToTheNextHeadingOrQuestion() throws {
    let page = try page(
      """
      //: # T
      //: > **Predict.** One?
      cell("a")
      print(1)
      //: because
      //:
      //: > **Predict.** Two?
      //:
      //: also
      //:
      //: ## Next
      //: more
      """, [Samples.cell("a", line: 3), Samples.print("1\n")])
    let parts = page.components(separatedBy: "<details class=\"answer\" open>")
    try #require(parts.count == 3)
    #expect(parts[1].contains("cell-a") && parts[1].contains("because"))
    #expect(parts[1].components(separatedBy: "</details>")[1].contains("Two?"))
    #expect(parts[2].components(separatedBy: "</details>")[0].contains("also"))
    #expect(parts[2].components(separatedBy: "</details>")[1].contains("more"))
  }

  /// The gallery looks for that at the head of a page.
  @Test func aLivePageSaysSo() throws {
    #expect(try !file("//: # T").contains(Card.aliveMark))
    #expect(try file("//: # T", tail: "<p>alive</p>").prefix(4096).contains(Card.aliveMark))
  }

  @Test func whatWentWrongStaysInSight() throws {
    let page = try page(
      "//: # T\n//: > **Predict.** One?\ncell(\"a\")\nexpect(false, \"it holds\")",
      [Samples.cell("a", line: 3), Samples.check("it holds", passed: false)])
    #expect(page.contains("<details class=\"answer failed\" open>"))
    let line = try #require(page.firstRange(of: "<summary>0 of 1 check hold</summary>"))
    let rest = page[line.upperBound...]
    let end = try #require(rest.firstRange(of: "</details>"))
    #expect(rest[end.upperBound...].contains("<p class=\"check failed\"><b>✗</b> it holds"))
  }

  @Test func whatGoesDeeperFolds() throws {
    let page = try page(
      "//: # T\n//: ## Going deeper: why\n//: deep\n//:\n//: ### Part\n//: too\n//:\n//: ## On\n//: flat"
    )
    let parts = page.components(separatedBy: "<details class=\"deeper\">")
    try #require(parts.count == 2)
    let inside = parts[1].components(separatedBy: "</details>")
    #expect(inside[0].contains("deep") && inside[0].contains("too"))
    #expect(inside[1].contains("flat") && !inside[0].contains("flat"))
    #expect(page.contains("href=\"#going-deeper-why\"") && page.contains("href=\"#on\""))
    #expect(page.contains("without what goes deeper"))
  }

  /// Beside a place an address may have states of live parts, and what is no address.
  @Test(.enabled(if: Chromium.isInstalled, "needs Chromium"))
  func anAddressOfSeveralPiecesUnfoldsItsPlace() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = try file("//: # T\n//: ## Going deeper: why\n//: deep\n//:\n//: ### Part\n//: too")
    let opened = "<body><script>history.replaceState(null, '', '#100%&part&moons:1')</script>"
    let place = URL(fileURLWithPath: folder + "/a.html")
    try text.replacing("<body>", with: opened).write(to: place, atomically: true, encoding: .utf8)
    let document = try Chromium.load(place).document
    #expect(document.contains("<details class=\"deeper\" open=\"\">"))
    #expect(!document.contains("data-root=\"../\" hidden"), "the script went on")
  }

  @Test func whatIsFoldedPrintsAndDrawsInSight() throws {
    let page = try page(
      "//: # T\ncell(\"a\", .folded)\nprint(1)\nrecord(\"loss\", 1)",
      [Samples.cell("a", line: 2), Samples.print("seen\n"), Samples.record("loss", 0.5)])
    let parts = page.components(separatedBy: "<summary>1 number kept</summary>")
    try #require(parts.count == 2)
    let inside = parts[1].components(separatedBy: "</details>")
    #expect(inside[0].contains("record") && inside[0].contains("<code>loss</code>"))
    #expect(inside[1].contains("seen"))
  }

  @Test func wideThingsScrollAndAHeadIsNeverEmpty() throws {
    let page = try page(
      "//: # T\n//: $$x^2$$\n//:\n//: | | b |\n//: |---|---|\n//: | 1 | 2 |\ncell(\"a\")\nf()")
    for name in ["formula", "table", "code"] {
      #expect(page.contains("tabindex=\"0\" role=\"group\" aria-label=\"\(name)\""), "\(name)")
    }
    #expect(!page.contains("<th></th>"))
  }

  @Test func noLineEndsBeforeAMarkOrBesideAnInterval() throws {
    let long = String(repeating: "x + ", count: 12) + "x"
    let page = try page(
      """
      //: # T
      //: $\\delta$, $a$.b, $\(long)$, $$y$$. A grid of 7 × 7, at 2
      //: ± 1 points.
      //:
      //: | v |
      //: |--:|
      //: | 1 ± 2 % |
      """)
    #expect(page.matches(of: /<span class="whole"><math.*?<\/math>[,.]<\/span>/).count == 2)
    #expect(page.contains("</math>.</span>b, "))
    #expect(page.contains("7\u{a0}×\u{a0}7,") && page.contains("2\u{a0}±\u{a0}1"))
    #expect(page.contains("text-align: right;\">1\u{a0}±\u{a0}2\u{a0}%</td>"))
  }

  @Test func theTimeToReadCountsWhatIsShown() {
    func minutes(_ source: String) -> Int { ReadingTime(ChapterSource(source)).minutes }
    let words = String(repeating: "word ", count: 220)
    let code = String(repeating: "f()\n", count: 40)
    #expect(minutes("//: \(words)") == 1)
    #expect(minutes("//: \(words)\n//: \(words)\ncell(\"a\")\n\(code)") == 3)
    #expect(minutes("//: \(words)\n//: ## Going deeper\n//: \(words)\ncell(\"a\")\n\(code)") == 1)
    #expect(minutes("//: \(words)\ncell(\"a\", .folded)\n\(code)") == 1)
  }
}
