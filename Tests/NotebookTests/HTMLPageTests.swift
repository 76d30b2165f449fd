import Foundation
import Notebook
import Testing
import SystemCalls

@Suite struct PageTests {
  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func thePageIsWholeAndOffline() throws {
    let run = try SampleRun("well", ["--progress", "none"])
    defer { run.remove() }
    let page = try run.text("00-sample.html")
    #expect(page.contains("<title>0 · A sample chapter</title>"))
    #expect(page.contains("<a href=\"#one-step\""), "the contents name the headings")
    #expect(page.contains("id=\"cell-one-step\""))
    #expect(page.contains("<math display=\"block\""))
    #expect(page.contains("<span class=\"kw\">let</span>"))
    #expect(
      page.contains(
        "<summary>1 check holds, 2 checks not made, 3 numbers kept, 1 sentence kept</summary>"))
    #expect(page.contains("<summary>3 settings of this run</summary>"))
    #expect(
      page.contains("<source media=\"(max-width: 36rem)\" srcset=\"data:image/svg+xml;base64,"))
    #expect(!page.contains("SAMPLE\"]"), "a hidden line is not shown")
    for match in page.matches(of: /(?:src|href)="([^"]*)"/) {
      #expect(!match.1.hasPrefix("http") && !match.1.hasPrefix("//"), "\(match.1)")
    }
    #expect(page.matches(of: /<img [^>]*>/).allSatisfy { !$0.0.contains("alt=\"\"") })
    let ids = page.matches(of: /\bid="([^"]+)"/).map(\.1)
    #expect(Set(ids).count == ids.count, "every id is there once")
  }

  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func aPartialPageSaysSo() throws {
    let run = try SampleRun("index", ["--progress", "none"])
    defer { run.remove() }
    let page = try run.text("00-sample.html")
    #expect(page.contains("class=\"partial\"") && page.contains("ended early: trapped"))
    #expect(page.contains("output error") && page.contains("cell code unrun"))
  }

  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func aPageOfAPartThatWasAskedForSaysSo() throws {
    let run = try SampleRun("well", ["--until", "one-step", "--progress", "none"])
    defer { run.remove() }
    let page = try run.text("00-sample.html")
    #expect(page.contains("class=\"partial\"") && page.contains("ended before its last cell"))
    #expect(!page.contains("carries the reason"))
  }

  @Test func withoutGnuplotTheWordsAreThere() throws {
    let run = try SampleRun("well", ["--no-html"], environment: ["PATH": "/nowhere"])
    defer { run.remove() }
    #expect(run.status == 0)
    #expect(run.errors.components(separatedBy: "gnuplot was not found").count == 2, "said once")
    #expect(run.output.contains("· [no picture] The loss falls while the steps go by"))
    let notebook = try run.text("00-sample.ipynb")
    #expect(notebook.contains("[no picture] Loss against step"))
    #expect(Metrics.read(run.out + "/00-sample/metrics.json")?.records.count == 3)
  }

  @Test func withoutPandocTheNotebookIsThere() throws {
    let run = try SampleRun("well", ["--progress", "none"], environment: ["PATH": "/nowhere"])
    defer { run.remove() }
    #expect(run.status == 0)
    #expect(run.errors.contains("HTML skipped: pandoc was not found"))
    #expect(FileManager.default.fileExists(atPath: run.notebookPath))
    #expect(!run.output.contains(".html"))
  }

  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func aFormulaThatPandocCannotReadIsAMistake() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("$x_1$", to: folder + "/good.ipynb")
    try HTMLPage.write(notebook: folder + "/good.ipynb", page: folder + "/good.html")
    try write("$\\textcolor{red}{x}$", to: folder + "/a.ipynb")
    #expect(throws: HTMLPage.Failure.self) {
      try HTMLPage.write(notebook: folder + "/a.ipynb", page: folder + "/a.html")
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/a.html"))
  }

  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func aPictureFromElsewhereIsAMistake() throws {
    let listener = try Listener()
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for address in [listener.address, "/etc/passwd", "../a.png"] {
      try write("![x](\(address))", to: folder + "/a.ipynb")
      #expect(
        throws: HTMLPage.Failure.refused(
          "the picture \(address) is not in the notebook; draw it with plot.")
      ) { try HTMLPage.write(notebook: folder + "/a.ipynb", page: folder + "/a.html") }
    }
    #expect(listener.connections == 0)
  }

  /// A notebook of one cell of prose.
  private func write(_ prose: String, to path: String) throws {
    let cell = JSONText.object([
      "cell_type": .text("markdown"), "id": .text("a"), "metadata": .object([:]),
      "source": .lines("# T\n\n## A\n\n" + prose),
    ])
    let notebook = JSONText.object([
      "cells": .array([cell]), "metadata": .object(["title": .text("T")]),
      "nbformat": .integer(4), "nbformat_minor": .integer(5),
    ])
    try AtomicFile.write(notebook.written(), to: path)
  }
}
