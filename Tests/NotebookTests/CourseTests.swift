import Foundation
import Notebook
import Testing

/// Chapters that stand beside each other, and what a page says about its neighbours.
struct CourseTests {
  let folder = FileManager.default.temporaryDirectory.path + "/course-\(UUID().uuidString)"

  init() throws {
    for (name, heading) in [
      ("02-b", "2 · B: more"), ("10-c", "10 · C"), ("01-a", "1 · A"), ("00-z", "0 · Z"),
    ] {
      try write("//: # \(heading)\ncell(\"x\")\nf()", to: "Chapters/\(name)/main.swift")
    }
    try write("x", to: "Chapters/README.md")
    try write(
      "//: # 2.1 · Down\n//: *Minutes:* 3\n", to: "Chapters/02-b/Solutions/Down.swift")
  }

  private func write(_ text: String, to path: String) throws {
    let file = URL(fileURLWithPath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func run() throws -> Run {
    var start = Event(.start)
    start.start = Event.Start(
      chapter: "02-b", title: nil, scale: "quick", seed: 1, until: nil, workers: 1,
      file: folder + "/Chapters/02-b/main.swift",
      source: "//: # 2 · B\n//: @exercise(2.1)\ncell(\"x\")\nf()")
    return try #require(Run(events: [start, Samples.cell("x", line: 3), Samples.end()]))
  }

  @Test func chaptersStandInTheOrderOfTheirNumbers() {
    let course = Course(folder: folder + "/Chapters")
    #expect(course.chapters.map(\.product) == ["00-z", "01-a", "02-b", "10-c"])
    #expect(course.neighbour(of: "02-b", 1)?.shortTitle == "10 · C")
    #expect(course.neighbour(of: "01-a", -1) == nil && course.neighbour(of: "x", 1) == nil)
  }

  /// Whoever was woven first could not know the pages that came later.
  @Test func aNewPageIsLinkedFromItsNeighbours() throws {
    let (before, place) = (OutputFolder(folder + "/out", "01-a"), "<a href=\"../index.html#02-b\">")
    try write("\(place)2 · B</a> <a href=\"../index.html#10-c\">", to: "out/01-a/01-a.html")
    try Course(folder: folder + "/Chapters").linkNeighbours(
      of: OutputFolder(folder + "/out", "02-b"))
    let page = try String(contentsOfFile: before.page, encoding: .utf8)
    #expect(page == "<a href=\"../02-b/02-b.html\">2 · B</a> <a href=\"../index.html#10-c\">")
  }

  @Test(.enabled(if: Tool.path("pandoc") != nil, "needs pandoc"))
  func aPageLeadsToItsNeighboursAndItsExercises() throws {
    let out = OutputFolder(folder + "/out", "02-b")
    try out.prepare()
    try write("here", to: "out/01-a/01-a.html")
    _ = try RunWriter(try run(), out, ChapterOptions.parse([])).write()
    let page = try String(contentsOfFile: out.page, encoding: .utf8).replacing("\n", with: " ")
    #expect(
      page.contains("<a href=\"../01-a/01-a.html\" rel=\"prev\"><span>Before</span> 1 · A</a>"))
    #expect(
      page.contains("<a href=\"../index.html#10-c\" rel=\"next\"><span>Next</span> 10 · C</a>"))
    #expect(
      page.contains(
        "<li class=\"to-do\"><a href=\"#exercise-2.1\">2.1 Down</a> <span>to do</span></li>"))
    #expect(page.contains("id=\"exercise-2.1\""))
    let gallery = try String(contentsOfFile: out.gallery, encoding: .utf8)
    #expect(gallery.contains("<li id=\"10-c\">10 · C: <code>./kit run 10</code></li>"))
    #expect(gallery.contains("<article id=\"02-b\">") && !gallery.contains("<li id=\"02-b\">"))
    #expect(!gallery.contains("00-z"), "it weaves no page")
    #expect(!FileManager.default.fileExists(atPath: out.page + ".ipynb"), "nothing is left behind")
  }
}
