import Foundation
import Testing

import Notebook

@Suite struct WeaverTests {
  @Test func weavesTheNotebookByteForByte() throws {
    let woven = Weaver.weave(try #require(Run(events: Samples.complete)), folder: "/nowhere")
    #expect(woven.mistakes.isEmpty)
    let expected = try String(contentsOf: fixture("complete.ipynb"), encoding: .utf8)
    #expect(woven.notebook == expected)
  }

  @Test func aFailureStandsInTheCellItHappenedIn() throws {
    let crash = CrashReport(
      "main/main.swift:8: Fatal error: oh\n\n*** Signal 4\n 0 f() in x at /nowhere/main.swift:8:3\n",
      file: "/nowhere/main.swift")
    let outcome = Child.Outcome(
      code: nil, signal: SIGILL, peakMemoryBytes: 0, lastWords: "", wasInterrupted: false)
    #expect(crash.reason == "oh" && crash.line == 8)
    let events = Array(Samples.complete[..<3])
    let failure = try #require(
      Failure(outcome, events: events, source: ChapterSource(Samples.source)))
    #expect(failure.code == ExitStatus.trapped && failure.line == 7)
    let cells = try cells(events + [Samples.end(failure)])
    try #require(cells.map { $0["execution_count"] as? Int } == [nil, 1, nil, 2, nil, nil])
    let outputs = try #require(cells[3]["outputs"] as? [[String: Any]])
    try #require(outputs.map { $0["output_type"] as? String } == ["stream", "error"])
    #expect((outputs[1]["traceback"] as? [String])?.last == "  at main.swift:7")
  }

  @Test func aRunWhoseLogHasNoEndWasKilled() throws {
    let run = try #require(Run(events: Array(Samples.complete.dropLast())))
    #expect(run.failure?.name == "Killed")
    #expect(!run.isComplete && run.exitCode == ExitStatus.trapped)
  }

  @Test func anUnknownNameIsAMistakeOfACompleteRunOnly() throws {
    var events = Samples.complete
    events.remove(at: 5)
    let complete = Weaver.weave(try #require(Run(events: events)), folder: "/nowhere")
    try #require(complete.mistakes.count == 1)
    #expect(complete.mistakes[0].hasPrefix("main.swift:2: {{loss}} names no record"))
    #expect(complete.notebook.contains("The loss is {{loss|2}}"))
    let partial = Weaver.weave(try #require(Run(events: events.dropLast())), folder: "/nowhere")
    #expect(partial.mistakes.isEmpty)
    #expect(partial.notebook.contains("The loss is …"))
  }

  @Test func aCheckThatWasNotMadeSaysSoAndCountsAsNone() throws {
    let events =
      Array(Samples.complete.dropLast())
      + [Samples.check("not checked on these data: a < b", passed: nil), Samples.end()]
    let run = try #require(Run(events: events))
    #expect(run.checks.count == 1 && run.exitCode == ExitStatus.done)
    let woven = Weaver.weave(run, folder: "/nowhere").notebook
    #expect(woven.contains("· not checked on these data: a < b") && !woven.contains("✓ a < b"))
    #expect(woven.contains("not checked on these data: a &lt; b"))
    #expect(woven.contains("\"checks\": \"1/1\""))
  }

  @Test func untilLeavesTheRestUnrun() throws {
    let cells = try cells([
      Samples.start(until: "first"), Samples.cell("first", line: 7), Samples.end(),
    ])
    try #require(cells.map { $0["execution_count"] as? Int } == [nil, 1, nil, 2, nil, nil])
  }

  @Test func outputsOfAHelperBelongToTheCallingCell() throws {
    let cells = try cells([
      Samples.start(), Samples.cell("first", line: 7), Samples.print("a\n"),
      Samples.cell("second", line: 11), Samples.print("b\n"), Samples.end(),
    ])
    #expect(texts(cells[3]) == [["a\n"]] && texts(cells[5]) == [["b\n"]])
  }

  @Test func picturesCarryTheirDescription() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("<svg>\n</svg>".utf8).write(to: URL(fileURLWithPath: folder + "/a.svg"))
    try Data([1, 2, 3, 255]).write(to: URL(fileURLWithPath: folder + "/a.gif"))
    var event = Event(.display, line: 8)
    event.display = Event.Display(
      alt: "A \"line\"", plain: "A \"line\"",
      files: ["image/svg+xml": "a.svg", "image/gif": "a.gif"], width: 360)
    let cells = try cells(
      [Samples.start(), Samples.cell("first", line: 7), event, Samples.end()], folder: folder)
    let output = try #require((cells[3]["outputs"] as? [[String: Any]])?.first)
    let data = try #require(output["data"] as? [String: Any])
    #expect(data["image/svg+xml"] as? [String] == ["<svg>\n", "</svg>"])
    #expect(data["image/gif"] as? String == "AQID/w==")
    #expect(data["text/plain"] as? [String] == ["A \"line\""])
    let metadata = try #require(output["metadata"] as? [String: [String: Any]])
    #expect(metadata["image/gif"]?["alt"] as? String == "A \"line\"")
    #expect(metadata["image/gif"]?["width"] as? Int == 360)
  }

  private func cells(_ events: [Event], folder: String = "/nowhere") throws -> [[String: Any]] {
    let text = Weaver.weave(try #require(Run(events: events)), folder: folder).notebook
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(object?["cells"] as? [[String: Any]])
  }

  private func texts(_ cell: [String: Any]) -> [[String]] {
    (cell["outputs"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? [String] }
  }
}

/// A file beside the tests.
func fixture(_ name: String, file: String = #filePath) -> URL {
  URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
}
