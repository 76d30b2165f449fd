import Foundation
import Notebook

/// One run of a chapter's program in a folder of its own, and what it left there.
///
/// ```swift
/// let run = try ChapterRun("01-gradient-descent")          // quick scale, built-in data
/// #expect(run.exitCode == 0, "\(run.errors)")
/// #expect(try run.value("bowl-rate-gap") < 1e-6)
/// #expect(try run.notebookFaults() == [])
/// ```
struct ChapterRun: Sendable {
  let chapter: String
  let exitCode: Int32
  /// What it wrote to standard output and standard error.
  let output, errors: String
  let seconds: Double
  /// `out/<chapter>` of this run.
  let folder: URL

  var notebook: URL { folder.appending(path: chapter + ".ipynb") }
  var page: URL { folder.appending(path: chapter + ".html") }

  /// Runs the built program; `arguments` come after `--scale quick` and may override it.
  ///
  /// The run sees no data folder unless `data` names one, draws no progress and weaves no page
  /// unless `page` asks for it.
  init(
    _ chapter: String, _ arguments: [String] = [], data: String? = nil, page: Bool = false
  ) throws {
    let root = URL.temporaryDirectory.appending(path: "chapter-\(chapter)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = BuiltProducts.folder.appending(path: chapter)
    process.arguments =
      (arguments.contains("--scale") ? [] : ["--scale", "quick"])
      + ["--out", root.appending(path: "out").path, "--progress", "none", "--color", "never"]
      + (page ? [] : ["--no-html"]) + (data.map { ["--data", $0] } ?? []) + arguments
    process.environment = ProcessInfo.processInfo.environment.filter { name, _ in
      !["INNERLOOP_DATA", "INNERLOOP_WORKERS"].contains(name)
    }
    process.currentDirectoryURL = root
    process.standardInput = FileHandle.nullDevice
    let began = ContinuousClock.now
    (output, errors) = try process.runCollectingOutput(in: root)
    seconds = (ContinuousClock.now - began) / .seconds(1)
    exitCode = process.terminationReason == .exit ? process.terminationStatus : -1
    self.chapter = chapter
    folder = root.appending(path: "out/\(chapter)")
  }

  /// Takes the run's folder away.
  func clean() {
    try? FileManager.default.removeItem(
      at: folder.deletingLastPathComponent().deletingLastPathComponent())
  }

  var metrics: Metrics? { Metrics.read(folder.appending(path: "metrics.json").path) }

  /// All records by name; empty when there is no `metrics.json`.
  var records: [String: Record] { metrics?.records ?? [:] }

  /// One record's value.
  func value(_ name: String) throws -> Double {
    guard let record = records[name] else {
      throw Missing(what: "\(chapter) made no record “\(name)”; it made \(records.keys.sorted())")
    }
    return record.value
  }

  /// The records that differ in any bit from those of another run, or are missing in one of them.
  func recordsThatDiffer(from other: ChapterRun) -> [String] {
    Set(records.keys).union(other.records.keys).sorted().filter { records[$0] != other.records[$0] }
  }

  struct Missing: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
  }
}

extension Process {
  /// Runs to the end; the two streams go through files, so that none of them can fill up and block.
  fileprivate func runCollectingOutput(in folder: URL) throws -> (output: String, errors: String) {
    let files = ["stdout.txt", "stderr.txt"].map { folder.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    standardOutput = try FileHandle(forWritingTo: files[0])
    standardError = try FileHandle(forWritingTo: files[1])
    try run()
    waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return (texts[0], texts[1])
  }
}

/// Where SwiftPM put the programs: beside the bundle that holds the tests.
enum BuiltProducts {
  static let folder: URL = {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
      return bundle!.bundleURL.deletingLastPathComponent()
    #else
      return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    #endif
  }()
}
