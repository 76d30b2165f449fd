import Foundation
import Testing

import Notebook

@Suite struct GalleryTests {
  private func withRun(_ events: [Event], _ body: (String) throws -> Void) throws {
    let out = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: out) }
    let folder = OutputFolder(out, "01-sample")
    try folder.prepare()
    var options = ChapterOptions()
    options.noHTML = true
    _ = try Weaving(try #require(Run(events: events)), folder, options).write()
    try body(out)
  }

  @Test func aCardShowsTitleNumbersAndFacts() throws {
    try withRun(Samples.complete) { out in
      let page = try String(contentsOfFile: out + "/index.html", encoding: .utf8)
      #expect(page.contains("<a href=\"01-sample/01-sample.ipynb\">1 · Sample</a>"))
      #expect(page.contains("<dd>0.25</dd><dt>loss</dt>"))
      #expect(page.contains("quick · no data · seed 7 · 3.2 s"))
      #expect(!page.contains("http") && !page.contains("class=\"trouble\""))
      let card = try #require(Gallery.cards(in: out).first)
      #expect(card.headline == [Card.Headline(number: "0.25", words: "loss")])
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
    let page = Gallery.page([card], style: "")
    #expect(page.contains("&lt;b&gt;&amp;") && page.contains("alt=\"a &quot;b&quot;\""))
  }
}
