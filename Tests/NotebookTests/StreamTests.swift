import Foundation
import Notebook
import Testing

/// A chapter with streams that are closed, full, or read by nobody: the notebook is what counts.
struct StreamTests {
  /// Runs the sample from a shell; its exit status, what is left on the two streams, and the folder.
  private func run(
    _ streams: String, _ flags: String = "--no-html --progress none", way: String = "well"
  ) throws -> (status: Int32, errors: String, folder: String) {
    let folder = try Samples.temporaryFolder()
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    let program = "'\(SampleRun.executable.path)' \(flags)"
    shell.arguments = [
      "-c", "exec 2>errors; \(program) \(streams); echo ${PIPESTATUS[0]} >status",
    ]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder)
    shell.environment = ProcessInfo.processInfo.environment.merging(["SAMPLE": way]) { $1 }
    shell.standardOutput = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    let status = try String(contentsOfFile: folder + "/status", encoding: .utf8)
    let errors = try String(contentsOfFile: folder + "/errors", encoding: .utf8)
    return (Int32(status.dropLast()) ?? -1, errors, folder)
  }

  @Test(arguments: [
    "2>/dev/full", "2>&-", ">&-", "<&-", "<&- >&- 2>&-", "| true", "2> >(true)",
    ">/dev/null 2>/dev/full", "2>&1 | head -1",
  ])
  func theNotebookIsComplete(_ streams: String) throws {
    for flags in ["--no-html --progress none", "--no-html --progress lines"] {
      let run = try run(streams, flags)
      defer { try? FileManager.default.removeItem(atPath: run.folder) }
      #expect(run.status == 0, "\(run.errors)")
      let metrics = try #require(Metrics.read(run.folder + "/out/00-sample/metrics.json"))
      #expect(metrics.stopped == nil && metrics.records.count == 3)
    }
  }

  @Test func whatCannotBeToldIsNoSuccess() throws {
    let run = try run(">/dev/full")
    defer { try? FileManager.default.removeItem(atPath: run.folder) }
    #expect(run.status == ExitStatus.missing)
    #expect(
      run.errors == "00-sample: cannot write to standard output: No space left on device.\n")
    #expect(Metrics.read(run.folder + "/out/00-sample/metrics.json")?.stopped == nil)
  }

  @Test(arguments: ["2>/dev/full", "<&- >&- 2>&-"])
  func aRunThatTrapsEndsAsUsual(_ streams: String) throws {
    let run = try run(streams, way: "index")
    defer { try? FileManager.default.removeItem(atPath: run.folder) }
    #expect(run.status == ExitStatus.trapped)
    #expect(Metrics.read(run.folder + "/out/00-sample/metrics.json")?.stopped != nil)
  }

  @Test(arguments: ["--scale huge", "--help"])
  func wordsThatNobodyHearsEndAsUsual(_ words: String) throws {
    for streams in ["2>/dev/full", "<&- >&- 2>&-", "| true"] {
      let run = try run(streams, words)
      defer { try? FileManager.default.removeItem(atPath: run.folder) }
      #expect(run.status == (words == "--help" ? 0 : ExitStatus.usage), "\(streams)")
    }
  }
}
