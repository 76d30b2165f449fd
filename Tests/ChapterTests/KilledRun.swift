import Checkpoints
import Foundation
import Identity
import Notebook
import Testing

/// The identity of a run that differs from others in nothing but its name.
func identity(_ run: String) -> RunIdentity { RunIdentity([.init("run", run)]) }

extension Resumable {
  /// The run of nine steps of this name in the file, which goes on from there if there is one.
  mutating func run(in file: String, as name: String = "a") throws -> TrainingRun {
    try TrainingRun(
      name, &self, steps: 9, file: file, as: identity(name), resumes: true, every: .zero)
  }
}

/// Trains two of one kind for nine steps, one of them killed after four, and answers with both.
func trainedUndisturbedAndResumed<Learner: Resumable>(
  _ fresh: () -> Learner, _ advance: (inout Learner, TrainingStep) throws -> Void
) throws -> (undisturbed: Learner, resumed: Learner) {
  let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: folder) }
  func train(_ learner: inout Learner, _ name: String, until end: Int) throws {
    let run = try learner.run(in: folder.appending(path: "\(name)/x.safetensors").path)
    while let step = try run.next(learner), step.index < end { try advance(&learner, step) }
  }
  var (undisturbed, killed, resumed) = (fresh(), fresh(), fresh())
  try train(&undisturbed, "undisturbed", until: 9)
  try train(&killed, "killed", until: 4)
  try train(&resumed, "killed", until: 9)
  #expect(throws: (any Error).self) {
    var other = fresh()
    _ = try other.run(in: folder.appending(path: "killed/x.safetensors").path, as: "b")
  }
  return (undisturbed, resumed)
}

/// Kills a chapter with -9 as soon as it has written `checkpoint`, resumes it, and expects the records of an
/// undisturbed run; `sentence` is how the resumed run says where it goes on. With `until` the resumed run ends after
/// that cell, and its records are compared.
func expectSameRecordsAfterKill(
  _ undisturbed: ChapterRun, _ settings: [String] = [], until cell: String? = nil,
  checkpoint: String, saying sentence: String
) throws {
  let name = undisturbed.chapter
  let root = URL.temporaryDirectory.appending(path: "killed-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: root) }
  let arguments =
    ["--scale", "quick"] + settings + (cell.map { ["--until", $0] } ?? [])
    + ["--out", root.appending(path: "out").path]
  try killChapter(
    name, arguments, in: root, after: "out/\(name)/checkpoint/\(checkpoint).safetensors")

  let resumed = try ChapterRun(name, arguments + ["--resume"])
  defer { resumed.clean() }
  expectSuccess(resumed)
  #expect(resumed.output.contains(sentence))
  let path = root.appending(path: "out/\(name)/metrics.json").path
  let records = try #require(Metrics.read(path)?.records)
  let expected =
    cell == nil ? undisturbed.records : undisturbed.records.filter { records[$0.key] != nil }
  #expect(records == expected && !records.isEmpty)
}

/// Starts a chapter in the folder `root`, waits until it has written `file` there, and kills supervisor
/// and lesson with -9.
private func killChapter(
  _ chapter: String, _ arguments: [String], in root: URL, after file: String
) throws {
  let process = Process()
  process.executableURL = BuiltProducts.folder.appending(path: chapter)
  process.arguments = arguments + ["--no-html", "--progress", "none"]
  process.currentDirectoryURL = root
  process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "INNERLOOP_DATA" }
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let awaited = root.appending(path: file).path
  while process.isRunning && !FileManager.default.fileExists(atPath: awaited) { usleep(5000) }
  #expect(process.isRunning, "the run ended before it could be killed")
  let lessons = children(of: process.processIdentifier)
  for one in [process.processIdentifier] + lessons { kill(one, SIGKILL) }
  process.waitUntilExit()
  while lessons.contains(where: { kill($0, 0) == 0 }) { usleep(5000) }
  let log = root.appending(path: "out/\(chapter)/metrics.json").path
  #expect(!FileManager.default.fileExists(atPath: log))
}

private func children(of parent: Int32) -> [Int32] {
  let (process, pipe) = (Process(), Pipe())
  process.executableURL = URL(filePath: "/bin/ps")
  process.arguments = ["-A", "-o", "pid=", "-o", "ppid="]
  process.standardOutput = pipe
  guard (try? process.run()) != nil else { return [] }
  let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  return text.split(separator: "\n").compactMap { line in
    let numbers = line.split(separator: " ").compactMap { Int32($0) }
    return numbers.count == 2 && numbers[1] == parent ? numbers[0] : nil
  }
}
