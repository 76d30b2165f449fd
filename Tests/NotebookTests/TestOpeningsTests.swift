import Foundation
import Notebook
import Testing

/// The test tasks are opened once a training run: a prolonged one keeps its first number beside the last.
@Suite struct TestOpeningsTests {
  func run(_ words: String..., in folder: String? = nil) throws -> (SampleRun, Metrics) {
    let run = try SampleRun("test", words + ["--no-html", "--progress", "none"], folder: folder)
    #expect(run.status == 0, "\(run.errors)")
    return (run, try #require(Metrics.read(run.out + "/00-sample/metrics.json")))
  }

  @Test func aProlongedRunKeepsItsFirstNumber() throws {
    let (first, short) = try run()
    defer { first.remove() }
    #expect(short.records["test-loss"]?.first == nil)
    let (second, long) = try run("--resume", "--set", "steps=30", in: first.folder)
    let kept = try #require(long.records["test-loss"]?.first)
    #expect(kept.value == short.records["test-loss"]?.value && kept.of == "steps = 20")
    #expect(kept.ci95 == short.records["test-loss"]?.ci95)
    #expect(long.records["before-the-test"]?.first == nil, "nothing was tested yet")
    #expect(long.records["seed-score"]?.first == nil, "the same number as at first")
    #expect(second.output.contains("The test tasks were opened before this run was prolonged."))
    let notebook = try second.text("00-sample.ipynb")
    #expect(notebook.contains("| test-loss | 0.00077 ± 7.7e-05 | steps = 20 | 8.8e-06 ± 8.8e-07 |"))
    // The first look is the first, however often the run goes on.
    let (_, longest) = try run("--resume", "--set", "steps=40", in: first.folder)
    #expect(longest.records["test-loss"]?.first == kept)
    let (_, same) = try run("--resume", "--set", "steps=40", in: first.folder)
    #expect(same.records["test-loss"]?.first == kept)
  }

  @Test func aRunThatBeginsAnewOrIsTheSameHasNoFirstNumber() throws {
    let (first, _) = try run()
    defer { first.remove() }
    let (_, same) = try run("--resume", in: first.folder)
    #expect(same.records["test-loss"]?.first == nil)
    let (_, new) = try run("--set", "steps=30", in: first.folder)
    #expect(new.records["test-loss"]?.first == nil)
  }

  /// Supervisor and chapter were killed together, when the number had been seen and nothing was kept but the log.
  @Test func aFirstNumberIsRememberedFromTheLogOfARunThatWasKilled() throws {
    let (first, short) = try run()
    defer { first.remove() }
    let folder = first.out + "/00-sample/"
    try FileManager.default.removeItem(atPath: folder + "checkpoint/test-openings.json")
    let log = try first.text("events.jsonl").split(separator: "\n").filter {
      !$0.contains("\"kind\":\"end\"")
    }
    try Data((log.joined(separator: "\n") + "\n").utf8)
      .write(to: URL(fileURLWithPath: folder + "events.jsonl"))
    let (_, long) = try run("--resume", "--set", "steps=30", in: first.folder)
    #expect(long.records["test-loss"]?.first?.value == short.records["test-loss"]?.value)
  }

  @Test func secondsOfAllSittingsCount() throws {
    let (first, short) = try run()
    defer { first.remove() }
    let (_, same) = try run("--resume", in: first.folder)
    #expect(same.wallSeconds > short.wallSeconds)
    let (_, other) = try run("--resume", "--set", "rate=0.2", in: first.folder)
    #expect(other.wallSeconds < same.wallSeconds, "of another run nothing")
  }
}
