import Foundation
import Notebook
import SystemCalls
import Testing

/// Logs of runs that never ran.
enum Samples {
  static let source = """
    //: # 1 · Sample
    //: The loss is {{loss|2}}; it took {{budget.wall}}.
    import Notebook
    let chapter = Chapter("01-sample")

    //: ## First
    cell("first")
    print("hello")

    //: ## Second
    cell("second")
    record("loss", 0.25)
    """

  static func start(until: String? = nil, source: String = source) -> Event {
    var event = Event(.start)
    event.start = Event.Start(
      chapter: "01-sample", title: nil, scale: "quick", seed: 7, until: until, workers: 2,
      file: "/nowhere/main.swift", source: source)
    return event
  }

  static func cell(_ id: String, line: Int) -> Event {
    var event = Event(.cell, line: line, at: 0)
    event.name = id
    return event
  }

  static func print(_ text: String) -> Event {
    var event = Event(.print)
    event.text = text
    return event
  }

  static func record(_ name: String, _ value: Double, headline: String? = nil) -> Event {
    var event = Event(.record, line: 12)
    event.name = name
    event.record = Record(value: value, ci95: 0.5, n: 3, headline: headline)
    return event
  }

  static func check(_ sentence: String, passed: Bool?) -> Event {
    var event = Event(.expect, line: 12)
    event.text = sentence
    event.passed = passed
    return event
  }

  static func end(_ failure: Failure? = nil) -> Event {
    var event = Event(.end)
    event.end = Event.End(wallSeconds: 3.25, peakMemoryBytes: 50_000_000, failure: failure)
    return event
  }

  /// A run to the end.
  static let complete: [Event] = [
    start(), cell("first", line: 7), print("hel"), print("lo\n"), cell("second", line: 11),
    record("loss", 0.25, headline: "loss"), check("loss < 1 & \"small\"", passed: true), end(),
  ]

  static func temporaryFolder() throws -> String {
    let path = NSTemporaryDirectory() + "notebook-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
  /// Hands over what writes a run without HTML into a folder of its own, and the folder; with `hasPage` as if there were a
  /// page already.
  static func withWriter(
    _ events: [Event], hasPage: Bool = false, _ body: (RunWriter, String) throws -> Void
  ) throws {
    let out = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: out) }
    let folder = OutputFolder(out, "01-sample")
    try folder.prepare()
    if hasPage { try AtomicFile.write("", to: folder.page) }
    var options = ChapterOptions()
    options.noHTML = true
    try body(RunWriter(try #require(Run(events: events)), folder, options), out)
  }
}
