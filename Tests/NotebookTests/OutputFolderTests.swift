import Foundation
import Notebook
import Testing
import SystemCalls

/// Output folders that cannot be written: one sentence, exit code 5, nothing half written.
@Suite struct OutputFolderTests {
  @Test func aFileInTheWay() throws {
    let folder = try Samples.temporaryFolder()
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/out"))
    let run = try SampleRun("well", [], folder: folder)
    defer { run.remove() }
    expectOneSentence(run, "something that is no folder is in the way")
    #expect(try String(contentsOfFile: folder + "/out", encoding: .utf8) == "mine")
  }

  @Test func aPlaceWhereNobodyMayWrite() throws {
    let run = try SampleRun("well", ["--out", "/proc/nothing"])
    defer { run.remove() }
    expectOneSentence(run, "choose a folder you may write with --out")
  }

  @Test func theLogOnAFullDisk() throws {
    let full = "/dev/full"
    guard FileManager.default.fileExists(atPath: full) else { return }
    let run = try SampleRun(environment: ["INNERLOOP_EVENTS": full])
    defer { run.remove() }
    expectOneSentence(run, "no space left on device; free some space there")
  }

  @Test func aLinkInPlaceOfTheLogIsNotFollowed() throws {
    let folder = try Samples.temporaryFolder()
    let chapter = folder + "/out/00-sample"
    try FileManager.default.createDirectory(atPath: chapter, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/victim"))
    try FileManager.default.createSymbolicLink(
      atPath: chapter + "/events.jsonl", withDestinationPath: folder + "/victim")
    let run = try SampleRun(folder: folder)
    defer { run.remove() }
    #expect(run.status == 0, "\(run.errors)")
    #expect(try String(contentsOfFile: folder + "/victim", encoding: .utf8) == "mine")
    #expect(try run.text("events.jsonl").contains("\"kind\":\"end\""))
  }

  @Test func aDraftIsNotWrittenThroughALink() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write("old", to: folder + "/a")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/a.partial", withDestinationPath: "mine")
    let refused = FileFailure(path: folder + "/a", code: ELOOP, step: "create a file beside it")
    #expect(throws: refused) {
      try AtomicFile.write("new", to: folder + "/a")
    }
    #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "old")
    #expect(!FileManager.default.fileExists(atPath: folder + "/mine"))
  }

  /// What makes a page live cannot be written beside it; the prose is not to blame.
  @Test func theTailOfALivePage() throws {
    let root = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    try AtomicFile.makeFolder(root + "/Scripts")
    try AtomicFile.write("#!/bin/sh\necho module\n", to: root + "/Scripts/live")
    chmod(root + "/Scripts/live", 0o755)
    try AtomicFile.write("module", to: root + "/module")
    var (start, live) = (Samples.start(), Event(.live))
    start.start?.file = root + "/Chapters/01-sample/main.swift"
    live.live = Event.Live(
      part: "moons", picture: "plots/a.svg", keepsPicture: false, settings: [:], words: [:])
    let run = try #require(Run(events: [start, live, Samples.end()]))
    let folder = OutputFolder(root + "/out", "01-sample")
    try folder.prepare()
    try AtomicFile.makeFolder(folder.page + ".tail")
    var options = ChapterOptions()
    options.noHTML = false
    let failure = #expect(throws: FileFailure.self) {
      try RunWriter(run, folder, options).write()
    }
    #expect(failure?.path == folder.page + ".tail")
  }

  private func expectOneSentence(_ run: SampleRun, _ words: String) {
    #expect(run.status == 5, "\(run.errors)")
    #expect(run.errors.contains("cannot write") && run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }
}
