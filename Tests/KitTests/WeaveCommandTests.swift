import Foundation
import Weaving
import Testing

struct WeaveCommandTests {
  let sandbox: Sandbox
  let source = """
    //: # 1 · A sample
    let chapter = Chapter("01-sample")

    //: Old prose.
    cell("one")
    print(42)

    """

  init() throws {
    sandbox = try Sandbox(chapters: ["01-sample"])
    try sandbox.write(source, to: "Chapters/01-sample/main.swift")
  }

  /// A log as a complete run leaves it.
  func writeLog() throws {
    let text = String(decoding: try JSONEncoder().encode(source), as: UTF8.self)
    try sandbox.write(
      """
      {"kind":"start","start":{"chapter":"01-sample","scale":"quick","seed":1,"file":"main.swift","source":\(text)}}
      {"kind":"cell","name":"one","line":5,"at":0}
      {"kind":"print","text":"42\\n"}
      {"kind":"end","end":{"wallSeconds":1,"peakMemoryBytes":1}}

      """, to: "out/01-sample/events.jsonl")
  }

  @Test func takesTheProseAsItReadsNow() throws {
    try writeLog()
    try sandbox.write(
      source.replacingOccurrences(of: "Old", with: "New"), to: "Chapters/01-sample/main.swift")
    let ended = try sandbox.kit("weave", "1", "--no-html")
    #expect(ended.status == 0)
    #expect(ended.output == "Wrote out/01-sample/01-sample.ipynb\n")
    let notebook = try #require(sandbox.contents(of: "out/01-sample/01-sample.ipynb"))
    #expect(notebook.contains("New prose."))
    #expect(notebook.contains("42"))
    #expect(sandbox.contents(of: "out/01-sample/metrics.json")?.contains("\"quick\"") == true)
    #expect(sandbox.contents(of: "swift.log") == nil)
  }

  /// A log that came from elsewhere does not say whose scripts run and whose files are read.
  @Test func aLogNamesNoProgram() throws {
    try writeLog()
    let log = try #require(sandbox.contents(of: "out/01-sample/events.jsonl"))
    try sandbox.write("secret", to: "evil/Chapters/01-sample/Secret.swift")
    try sandbox.write("#!/bin/sh\ntouch \(sandbox.root)/ran\n", to: "evil/Scripts/live")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: sandbox.root + "/evil/Scripts/live")
    let part =
      #"{"kind":"live","line":5,"live":{"part":"a","picture":"p","keepsPicture":true,"settings":{},"words":{}}}"#
    try sandbox.write(
      log.replacing(
        "\"main.swift\"", with: "\"\(sandbox.root)/evil/Chapters/01-sample/main.swift\""
      )
      .replacing("{\"kind\":\"end\"", with: part + "\n{\"kind\":\"end\""),
      to: "out/01-sample/events.jsonl")
    let ended = try sandbox.kit("weave", "1")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(sandbox.contents(of: "ran") == nil)
  }

  @Test func aChapterWithOtherCellsMustBeRunAgain() throws {
    try writeLog()
    try sandbox.write(source + "cell(\"two\")\n", to: "Chapters/01-sample/main.swift")
    let ended = try sandbox.kit("weave", "1", "--no-html")
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors.contains("other cells now than in its last run; run it again"))
  }

  @Test func aChapterThatWasNotRunSaysSo() throws {
    let ended = try sandbox.kit("weave", "sample")
    #expect(ended.status == ExitStatus.usage)
    #expect(ended.errors.contains("out/01-sample holds no run of 01-sample to weave"))
  }

  @Test func anOutputThatCannotBeWrittenSaysSo() throws {
    try writeLog()
    try FileManager.default.createDirectory(
      atPath: sandbox.root + "/out/01-sample/01-sample.ipynb/x", withIntermediateDirectories: true)
    let ended = try sandbox.kit("weave", "1", "--no-html")
    #expect(ended.status == ExitStatus.missing)
    #expect(ended.errors.contains("cannot write out/01-sample/01-sample.ipynb"))
  }
}
