import Escaping
import Foundation
import HostileStrings
import Notebook
import Testing
import SystemCalls

@Suite struct GalleryTests {
  private func withRun(_ events: [Event], _ body: (String) throws -> Void) throws {
    try Samples.withWriter(events) { writer, out in
      _ = try writer.write()
      try body(out)
    }
  }

  @Test func aCardShowsTitleNumbersAndFacts() throws {
    try withRun(Samples.complete) { out in
      let page = try String(contentsOfFile: out + "/index.html", encoding: .utf8)
      #expect(page.contains("<a href=\"01-sample/01-sample.ipynb\">1 · Sample</a>"))
      #expect(page.contains("<dt>loss</dt><dd>0.25</dd>"))
      #expect(page.contains("quick · no data · seed 7 · 3.2 s"))
      #expect(!page.contains("http") && !page.contains("class=\"trouble\""))
      let card = try #require(Gallery.cards(in: out).first)
      #expect(card.headline == [Card.Headline(number: "0.25", words: "loss")])
    }
  }

  @Test func aCardSaysThatAPageIsAlive() throws {
    try Samples.withWriter(Samples.complete) { writer, out in
      let path = OutputFolder(out, "01-sample").page
      for (head, words) in [("", "page"), (Card.aliveMark, "live page")] {
        try AtomicFile.write("<!DOCTYPE html>\n\(head)\n", to: path)
        _ = try writer.write()
        let page = try String(contentsOfFile: out + "/index.html", encoding: .utf8)
        #expect(page.contains("<a href=\"01-sample/01-sample.html\">\(words)</a>"))
      }
    }
  }

  @Test func aRunThatStoppedSaysSo() throws {
    try withRun(Array(Samples.complete.dropLast())) { out in
      let page = try String(contentsOfFile: out + "/index.html", encoding: .utf8)
      #expect(page.contains("<p class=\"trouble\">killed before its end</p>"))
    }
    let failed = Samples.complete.dropLast(2) + [Samples.check("no", passed: false), Samples.end()]
    try withRun(Array(failed)) { out in
      let page = try String(contentsOfFile: out + "/index.html", encoding: .utf8)
      #expect(page.contains("<p class=\"trouble\">checks 0/1</p>"))
    }
  }

  @Test func aRunThatEndedAsAskedSaysSo() throws {
    let events = [Samples.start(until: "first")] + Samples.complete[1...3] + [Samples.end()]
    try withRun(events) { out in
      let page = try String(contentsOfFile: out + "/index.html", encoding: .utf8)
      #expect(page.contains("<p class=\"trouble\">ended before its last cell, as asked</p>"))
    }
  }

  @Test func filesOfOthersStay() throws {
    try Samples.withWriter(Samples.complete, hasPage: true) { writer, out in
      let names = ["index.html", "search.js"]
      func texts() throws -> [String] {
        try names.map { try String(contentsOfFile: "\(out)/\($0)", encoding: .utf8) }
      }
      for name in names { try AtomicFile.write("theirs", to: "\(out)/\(name)") }
      let remarks = try writer.write().remarks
      #expect(remarks.count == 1 && remarks[0].contains("\(out)/index.html, \(out)/search.js;"))
      #expect(try texts() == ["theirs", "theirs"])

      let opening = "<h1>InnerLoop</h1>\n<p>Meta-learning in Swift, from gradient descent on. "
      try AtomicFile.write(opening + "Two chapters", to: out + "/index.html")
      try AtomicFile.write("window.innerLoopPages = [];", to: out + "/search.js")
      for _ in 1...2 { #expect(try writer.write().remarks.isEmpty) }
      #expect(try texts()[0].contains("1 · Sample") && texts()[1].contains("1 · Sample"))
    }
  }

  @Test func foldersOfOthersAreLeftOut() throws {
    try withRun(Samples.complete) { out in
      try FileManager.default.createDirectory(
        atPath: out + "/zz", withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: URL(fileURLWithPath: out + "/zz/zz.ipynb"))
      #expect(Gallery.cards(in: out).count == 1)
    }
  }

  @Test func titlesAreText() throws {
    let card = Card(
      chapter: "x", title: "<b>&", scale: "quick", seed: "1", data: "d", headline: [],
      picture: "plots/a.svg", alt: "a \"b\"", stopped: nil, checks: "0/0", passed: true,
      wallSeconds: nil, hasPage: true)
    let page = Gallery.page([card], course: Course(folder: "/nowhere"))
    #expect(page.contains("&lt;b&gt;&amp;") && page.contains("alt=\"a &quot;b&quot;\""))
  }

  @Test(arguments: hostileStrings) func everythingOnACardIsText(_ text: String) throws {
    let card = Card(
      chapter: text, title: text, scale: text, seed: text, data: text,
      headline: [Card.Headline(number: text, words: text)], picture: "plots/\(text)", alt: text,
      stopped: text, checks: text, passed: false, wallSeconds: nil, hasPage: true)
    let page = Gallery.page([card], course: Course(folder: "/nowhere"))
    let plain = Gallery.page(
      [
        Card(
          chapter: "x", title: "x", scale: "x", seed: "x", data: "x",
          headline: [Card.Headline(number: "x", words: "x")],
          picture: FilePath.inside("x", text) == nil ? nil : "x", alt: "x", stopped: "x",
          checks: "x", passed: false, wallSeconds: nil, hasPage: true)
      ], course: Course(folder: "/nowhere"))
    let tags = /<[^>]*>/
    func names(_ page: String) -> [Substring] {
      page.matches(of: tags).map { $0.0.prefix { $0 != " " } }
    }
    #expect(names(page) == names(plain), "no tag more, none less")
    for link in page.matches(of: /(?:href|src)="([^"]*)"/).map(\.1) {
      #expect(link.wholeMatch(of: /[A-Za-z0-9%._~\/-]*/) != nil, "\(link)")
    }
  }

  /// The links of a card lead into its own folder, whatever its notebook says that it is.
  @Test func aNotebookDoesNotSayWhereItIs() throws {
    try withRun(Samples.complete) { out in
      let path = out + "/01-sample/01-sample.ipynb"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("\"chapter\": \"01-sample\""))
      try AtomicFile.write(
        text.replacing(
          "\"chapter\": \"01-sample\"", with: "\"chapter\": \"javascript:alert(1)//\""),
        to: path)
      #expect(Gallery.cards(in: out).map(\.chapter) == ["01-sample"])
    }
  }
}
