import Foundation
import Notebook
import SystemCalls
import Testing

/// Several seeds of the sample chapter, one after the other.
@Suite struct TrainingsTests {
  static let words = ["--seeds", "3", "--seed", "4", "--no-html", "--progress", "lines"]

  func metrics(_ run: SampleRun, _ folder: String = "") throws -> Metrics {
    try #require(Metrics.read("\(run.out)/\(folder)00-sample/metrics.json"))
  }

  @Test func theyAreSummedUpWhereTheFirstStands() throws {
    let run = try SampleRun("test", Self.words)
    defer { run.remove() }
    #expect(run.status == 0, "\(run.errors)")
    let first = try metrics(run)
    let several = try #require(first.records["seed-score"]?.trainings)
    #expect(several.seeds == [4, 5, 6] && several.values == [4, 5, 6])
    #expect(several.mean == 5 && several.deviation == 1)
    #expect(abs(several.interval - 4.302652729749462 / 3.0.squareRoot()) < 1e-9)
    #expect(first.records["test-loss"]?.trainings?.deviation == 0)
    #expect(first.seed == 4 && first.seeds == [4, 5, 6])
    let (second, third) = (try metrics(run, "seed-5/"), try metrics(run, "seed-6/"))
    #expect(second.seed == 5 && third.seed == 6 && second.records["seed-score"]?.trainings == nil)
    #expect(first.wallSeconds > second.wallSeconds + third.wallSeconds)
    #expect(first.trainingSeconds == 90, "of one seed")
  }

  @Test func terminalAndNotebookHaveTheTable() throws {
    let run = try SampleRun("test", Self.words)
    defer { run.remove() }
    let notebook = try run.text("00-sample.ipynb")
    #expect(notebook.contains("**Three runs**, seeds 4 to 6, "))
    #expect(notebook.contains("| seed-score | 4.00 ± 0.50 | 5.00 | 1.00 | 2.48 |"))
    #expect(!notebook.contains("| steps-taken |"), "a count is no score")
    #expect(run.output.contains(/seed-score +4.00 ± 0.50 +5.00 +1.00 +2.48/), "\(run.output)")
    #expect(run.errors.contains("training 2 of 3, descend   50%  10/20"), "\(run.errors)")
    #expect(run.output.components(separatedBy: "many-steps").count == 2, "the lesson is told once")
  }

  @Test func resumingGoesOnWhereItWas() throws {
    let run = try SampleRun("test", Self.words)
    defer { run.remove() }
    let (second, third) = (run.out + "/seed-5/00-sample/events.jsonl", run.out + "/seed-6")
    let before = try Data(contentsOf: URL(fileURLWithPath: second))
    try FileManager.default.removeItem(atPath: third)
    let again = try SampleRun("test", Self.words + ["--resume"], folder: run.folder)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: second)) == before, "it was done")
    #expect(!again.errors.contains("training 2 of 3") && again.errors.contains("training 3 of 3"))
    #expect(try metrics(again).records["seed-score"]?.trainings?.mean == 5)
    let other = try SampleRun(
      "test", Self.words + ["--resume", "--set", "rate=0.2"], folder: run.folder)
    #expect(other.errors.contains("training 2 of 3"), "another rate is another run")
  }

  @Test func aCheckThatFailsWithOneSeedIsNamedAndKeepsNoOtherBack() throws {
    let run = try SampleRun(
      "test", ["--seeds", "3", "--seed", "12", "--no-html", "--progress", "none"])
    defer { run.remove() }
    #expect(run.status == 1)
    #expect(run.output.contains("✗ thirteen is no seed (main.swift:"))
    #expect(try metrics(run).records["seed-score"]?.trainings?.seeds == [12, 13, 14])
    let again = try SampleRun(
      "test", ["--seeds", "3", "--seed", "12", "--no-html", "--progress", "lines", "--resume"],
      folder: run.folder)
    #expect(again.status == 1 && !again.errors.contains("training 2 of 3"), "\(again.errors)")
    #expect(again.output.contains("✗ thirteen is no seed (main.swift:"), "nor forgotten")
  }

  /// A stand-in for pandoc presses Ctrl-C while the first page is made, and makes one.
  @Test func anInterruptBetweenTwoEndsAll() throws {
    let folder = try Samples.temporaryFolder()
    let pandoc = folder + "/pandoc"
    let script = """
      #!/bin/sh
      trap '' INT
      for word; do case $word in --output=*) : > "${word#--output=}" ;; esac; done
      kill -INT $PPID

      """
    try AtomicFile.write(script, to: pandoc)
    chmod(pandoc, 0o755)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let run = try SampleRun(
      "test", ["--seeds", "2", "--progress", "none"], environment: ["PATH": "\(folder):\(path)"],
      folder: folder)
    defer { run.remove() }
    #expect(run.status == 130 && run.errors.contains("interrupted before seed 2"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: run.out + "/seed-2"))
  }

  @Test func oneThatDoesNotEndEndsAll() throws {
    let run = try SampleRun("fatal", ["--seeds", "2", "--no-html", "--progress", "none"])
    defer { run.remove() }
    #expect(run.status == 4)
    #expect(!FileManager.default.fileExists(atPath: run.out + "/seed-2"))
  }
}

/// Where the table stands.
@Suite struct AfterwordTests {
  @Test func itFollowsTheTableOfReferences() throws {
    let source = """
      //: # 1 · Sample
      let chapter = Chapter("01-sample")
      cell("first")
      //: ## Paper and this run
      //: Words.
      //:
      //: | paper | this run |
      //: |---|---|
      //: | 1 | {{loss}} |
      //:
      //: ## Your turn
      """
    var trainings = Event(.trainings)
    let one = try #require(Run(events: Samples.complete))
    trainings.trainings = Trainings([one, one])
    let events = [Samples.start(source: source)] + Samples.complete.dropFirst() + [trainings]
    let page = ForgePage(try #require(Run(events: events))).text
    let place = try #require(
      page.firstRange(of: "| 1 | 0.25 |\n\n**Two runs**, seeds 7 to 7, "))
    let turn = try #require(page.firstRange(of: "## Your turn"))
    let row = try #require(page.firstRange(of: "| loss | 0.25 ± 0.5 | 0.25 | – | – |"))
    #expect(place.upperBound < row.lowerBound && row.upperBound < turn.lowerBound)
  }
}
