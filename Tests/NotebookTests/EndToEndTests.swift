import Foundation
import Notebook
import SystemCalls
import Testing

/// A chapter as a reader runs it, to its end and into every wall.
@Suite struct EndToEndTests {
  @Test func aGoodRunLeavesEverything() throws {
    let run = try SampleRun("well", ["--seed", "5", "--scale", "quick"])
    defer { run.remove() }
    #expect(run.status == 0)
    #expect(run.output.contains("\n[2/4] many-steps\n"))
    #expect(run.output.contains("    The loss after 20 steps is 0.000766."))
    #expect(run.output.contains("\n✓ checks 1/1   "))
    #expect(run.output.contains("· not checked on these data: a check that holds for digits alone"))
    #expect(run.output.contains("· not checked at quick scale: a check that only longer runs"))
    #expect(run.output.contains(" s   seed 5\nWrote out/00-sample/00-sample."))
    #expect(run.errors.contains("descend   50%  10/20"))
    let metrics = try #require(Metrics.read(run.out + "/00-sample/metrics.json"))
    #expect(metrics.records["final-loss"]?.value == 0.0007656353255721117)
    #expect(metrics.scale == "quick" && metrics.seed == 5 && metrics.data == "none")
    #expect(metrics.peakMemoryBytes > 1_000_000 && metrics.wallSeconds > 0)
    #expect(try run.text("00-sample.ipynb").contains("The loss after 20 steps is 0.000766."))
    #expect(FileManager.default.fileExists(atPath: run.out + "/index.html"))
    let paths = try FileManager.default.subpathsOfDirectory(atPath: run.out)
    #expect(!paths.contains { $0.hasSuffix(".partial") })
  }

  @Test(arguments: [
    ("refuse", []), ("well", ["--set", "loud=yes", "--set", "steps=60"]),
    ("well", ["--set", "steps=7"]),
  ])
  func aRunThatIsRefusedLeavesTheOneBefore(_ way: String, _ words: [String]) throws {
    let run = try SampleRun("well", ["--no-html", "--progress", "none"])
    defer { run.remove() }
    let files = ["metrics.json", "events.jsonl", "00-sample.ipynb"]
    let before = try files.map(run.text)
    let refused = try SampleRun(
      way, ["--no-html", "--progress", "none"] + words, folder: run.folder)
    #expect([2, 5].contains(refused.status) && !refused.errors.isEmpty, "\(refused.errors)")
    #expect(try files.map(run.text) == before)
  }

  /// A chapter finds that its checkpoint belongs to another run where it trains, some cells after the first.
  @Test func aRunThatACheckpointRefusesLeavesTheOneBefore() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let out = OutputFolder(folder, "01-sample")
    try out.prepare()
    let before = Samples.complete.map(\.written).reduce(Data(), +)
    try AtomicFile.write(before, to: out.log)
    let refused = Samples.complete.prefix(5).map(\.written).reduce(Data(), +)
    try AtomicFile.write(refused, to: folder + "/refused")
    let script = """
      #!/bin/sh
      cat '\(folder)/refused' > "$INNERLOOP_EVENTS"
      echo 'Fatal error: Error raised at top level: x belongs to another run: rate differs.' >&2
      kill -ILL $$

      """
    try AtomicFile.write(script, to: folder + "/program")
    chmod(folder + "/program", 0o755)
    let options = try ChapterOptions.read(["--resume", "--no-html", "--out", folder], program: "x")
    let supervisor = Supervisor(chapter: "01-sample", options: options)
    #expect(supervisor.run(executable: folder + "/program") == 5)
    #expect(try Data(contentsOf: URL(fileURLWithPath: out.log)) == before)
    #expect(!FileManager.default.fileExists(atPath: out.notebook))
  }

  @Test func theNotebookNamesNoPlaceOnThisMachine() throws {
    let run = try SampleRun("index")
    defer { run.remove() }
    let notebook = try run.text("00-sample.ipynb")
    #expect(!notebook.contains("SampleChapter/") && !notebook.contains(NSTemporaryDirectory()))
    #expect(notebook.firstMatch(of: /20\d\d-\d\d-\d\d/) == nil)
  }

  @Test func twoRunsRecordTheSameBits() throws {
    let (one, two) = (try SampleRun(), try SampleRun())
    defer { [one, two].forEach { $0.remove() } }
    let records = { (run: SampleRun) in
      try run.text("metrics.json").split(separator: "\n").drop { !$0.contains("\"records\"") }
        .prefix { !$0.contains("\"scale\"") }
    }
    #expect(try records(one) == records(two))
    #expect(try records(one).count > 10)
  }

  @Test(arguments: [
    ("fatal", 4, "one-step", "fatalError(", "the inner sizes 3 and 4 differ"),
    ("index", 4, "many-steps", "losses[way == \"index\"", "a Swift check failed"),
    ("diverge", 4, "many-steps", "guardFinite(", "00-sample diverged at step 7: θ became inf"),
    ("nan", 4, "number", "\"final-loss\", way == \"nan\"", "the record \"final-loss\" is nan"),
    ("throw", 5, "many-steps", "try read()", "data/x.gz: wrong magic 7, expected 2051"),
  ])
  func aRunThatFailsPointsAtItsLine(
    way: String, status: Int32, cell: String, line: String, words: String
  ) throws {
    let run = try SampleRun(way)
    defer { run.remove() }
    #expect(run.status == status)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 2, "\(run.errors)")
    #expect(run.errors.contains(words))
    var number = try SampleRun.line(line)
    if way == "nan" { number -= 1 }
    #expect(
      lines.last?.hasPrefix("  main.swift:\(number)   partial notebook: out/00-sample/") ?? false)
    #expect(try run.place(in: cell)?.hasPrefix("at main.swift:\(number)") ?? false)
    #expect(try run.text("metrics.json").contains("\"stopped\""))
  }

  @Test func aCheckThatFailsIsAnExitCode() throws {
    let run = try SampleRun("fail")
    defer { run.remove() }
    #expect(run.status == 1)
    #expect(run.output.contains("✗ twenty steps bring the loss under 0.01   main.swift:"))
    #expect(run.output.contains("✗ checks 0/1"))
    #expect(try !run.text("metrics.json").contains("\"stopped\""))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func anInterruptedRunIsKept(signal: Int32) throws {
    let run = try SampleRun("wait") { process, folder in
      try waitForCell("many-steps", in: folder)
      kill(process.processIdentifier, signal)
    }
    defer { run.remove() }
    #expect(run.status == 130)
    #expect(run.errors.contains("00-sample was interrupted in cell \"many-steps\"."))
    #expect(try run.place(in: "many-steps")?.hasPrefix("at main.swift:") ?? false)
  }

  @Test func aChildThatIsKilledIsKept() throws {
    let run = try SampleRun("wait") { process, folder in
      try waitForCell("many-steps", in: folder)
      for child in try children(of: process.processIdentifier) { kill(child, SIGKILL) }
    }
    defer { run.remove() }
    #expect(run.status == 4)
    #expect(run.errors.contains("killed from outside"))
    #expect(try run.place(in: "many-steps") != nil)
  }

  @Test func noChildOutlivesItsSupervisor() throws {
    var orphans: [pid_t] = []
    let run = try SampleRun("wait") { process, folder in
      try waitForCell("many-steps", in: folder)
      orphans = try children(of: process.processIdentifier)
      kill(process.processIdentifier, SIGKILL)
    }
    defer { run.remove() }
    #expect(orphans.count == 1)
    usleep(600_000)
    #expect(!isRunning(orphans[0]))
  }

  @Test func aSecondRunIntoTheSameFolderIsRefused() throws {
    let first = try SampleRun("wait") { process, folder in
      try waitForCell("many-steps", in: folder)
      let second = try SampleRun("well", folder: folder)
      #expect(second.status == 5)
      #expect(second.errors.contains("another run is writing"))
      kill(process.processIdentifier, SIGINT)
    }
    defer { first.remove() }
    #expect(first.status == 130)
  }

  @Test func untilStopsAfterTheCell() throws {
    let run = try SampleRun("well", ["--until", "one-step", "--no-html"])
    defer { run.remove() }
    #expect(run.status == 0)
    #expect(run.output.contains("[1/4]") && !run.output.contains("[2/4]"))
    let unknown = try SampleRun("well", ["--until", "nope"])
    defer { unknown.remove() }
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("its cells are one-step, many-steps, picture, number"))
  }

  @Test(arguments: [["--scale", "huge"], ["--sede", "1"], ["--seed", "x"], ["more"]])
  func aWrongWordIsOneSentence(words: [String]) throws {
    let run = try SampleRun("well", words)
    defer { run.remove() }
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: run.out))
  }

  @Test func aNumberCanBeChanged() throws {
    let run = try SampleRun("well", ["--set", "rate=0.25", "--no-html", "--progress", "none"])
    defer { run.remove() }
    let metrics = try String(contentsOfFile: run.out + "/00-sample/metrics.json", encoding: .utf8)
    #expect(run.status == 0 && metrics.contains("\"rate\": 0.25"))
    #expect(run.output.contains("after one step: 1.5"))
  }

  /// From the command line to record, table of settings and prose: as it was given, and said to be so.
  @Test(arguments: [
    ([], "0.1", "Its rate 0.1 is 0.1, which serves well."),
    (["--set", "rate=0.4"], "0.4", "Its rate 0.4 is 0.4, which was set."),
  ])
  func aNumberIsWrittenAsItWasSet(words: [String], number: String, sentence: String) throws {
    let run = try SampleRun("well", words + ["--no-html", "--progress", "none"])
    defer { run.remove() }
    let folder = run.out + "/00-sample/"
    let metrics = try #require(Metrics.read(folder + "metrics.json"))
    #expect(metrics.records["rate"]?.value == Double(number)!)
    #expect(metrics.settings?["rate"]?.written == number)
    let notebook = try String(contentsOfFile: folder + "00-sample.ipynb", encoding: .utf8)
    #expect(notebook.contains(sentence))
    #expect(!notebook.contains("\(number)00000"))
  }

  @Test func anEndThatNobodyReadsIsNoTrouble() throws {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "'\(SampleRun.executable.path)' --no-html --progress none | head -1"]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder)
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    let metrics = folder + "/out/00-sample/metrics.json"
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: metrics) { usleep(50_000) }
    #expect(Metrics.read(metrics)?.stopped == nil && Metrics.read(metrics) != nil)
  }
}

/// Waits until the log says that a cell was opened.
func waitForCell(_ id: String, in folder: String) throws {
  for _ in 0..<400 {
    let log = try? String(contentsOfFile: folder + "/out/00-sample/events.jsonl", encoding: .utf8)
    if log?.contains("\"name\":\"\(id)\"") ?? false { return usleep(100_000).ignored }
    usleep(50_000)
  }
  throw SampleTrouble.neverBegan
}

enum SampleTrouble: Error { case neverBegan }

extension Int32 {
  fileprivate var ignored: Void { () }
}

/// The processes whose parent this is.
func children(of parent: pid_t) throws -> [pid_t] {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", "ps -A -o pid= -o ppid= | awk '$2 == \(parent) { print $1 }'"]
  process.standardOutput = pipe
  try process.run()
  let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return text.split(separator: "\n").compactMap { pid_t($0) }
}

/// Whether a process is alive (one that only waits to be buried is not).
func isRunning(_ process: pid_t) -> Bool {
  guard kill(process, 0) == 0 else { return false }
  let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
  return !status.contains(") Z ")
}
