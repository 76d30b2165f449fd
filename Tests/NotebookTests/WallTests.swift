import Foundation
import Notebook
import Testing

/// Signals while weaving, folders that go away, disks that fill up, and neighbours whose files are odd.
struct WallTests {
  // MARK: Signals while pandoc works

  @Test(arguments: endingSignals)
  func aSignalWhilePandocWorksEndsBoth(_ signal: Int32) throws {
    let folder = try Samples.temporaryFolder()
    let pandoc = """
      #!/bin/bash
      for word in "$@"; do case $word in --version) echo pandoc 3.1; exit ;; --output=*) page=${word#--output=} ;; esac; done
      echo half >"$page"; echo $$ >p; mv p pandoc-works; sleep 600

      """
    try FileManager.default.createDirectory(
      atPath: folder + "/bin", withIntermediateDirectories: true)
    try Data(pandoc.utf8).write(to: URL(fileURLWithPath: folder + "/bin/pandoc"))
    chmod(folder + "/bin/pandoc", 0o755)
    var worker: pid_t?
    let path = "\(folder)/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    let run = try SampleRun(
      "well", ["--progress", "none"], environment: ["PATH": path], folder: folder
    ) { process, folder in
      for _ in 0..<1200 where worker == nil {
        usleep(50_000)
        let text = try? String(contentsOfFile: folder + "/pandoc-works", encoding: .utf8)
        worker = text.flatMap { pid_t($0.dropLast()) }
      }
      kill(process.processIdentifier, signal)
    }
    defer { run.remove() }
    #expect(run.status == ExitStatus.interrupted)
    #expect(run.errors.hasPrefix("✗ interrupted while the page was made; the notebook is complete"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(try !isRunning(#require(worker)))
    let files = try FileManager.default.contentsOfDirectory(atPath: run.out + "/00-sample")
    #expect(files.contains("00-sample.ipynb") && files.contains("metrics.json"))
    #expect(!files.contains { $0.hasSuffix(".html") || $0.hasSuffix(".partial") })
  }

  /// What pandoc says on a full disk is not about the notebook.
  @Test func aPageThatFindsNoRoomIsOneSentence() throws {
    let folder = try Samples.temporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder + "/bin", withIntermediateDirectories: true)
    let words = "pandoc: x.html: hClose: resource exhausted (No space left on device)"
    try Data("#!/bin/sh\necho '\(words)' >&2; exit 1\n".utf8).write(
      to: URL(fileURLWithPath: folder + "/bin/pandoc"))
    chmod(folder + "/bin/pandoc", 0o755)
    let path = "\(folder)/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    let run = try SampleRun(
      "well", ["--progress", "none"], environment: ["PATH": path], folder: folder)
    defer { run.remove() }
    #expect(run.status == ExitStatus.missing)
    #expect(run.errors.hasPrefix("✗ cannot write out/00-sample/00-sample.html: no space left"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: endingSignals)
  func theRelativesOfControlCAreOneToo(_ signal: Int32) throws {
    let run = try SampleRun("wait") { process, folder in
      try waitForCell("many-steps", in: folder)
      kill(process.processIdentifier, signal)
    }
    defer { run.remove() }
    #expect(run.status == ExitStatus.interrupted)
    #expect(run.errors.contains("00-sample was interrupted in cell \"many-steps\"."))
  }

  // MARK: The folder

  @Test(arguments: [false, true])
  func aFolderThatGoesAwayIsOneSentence(_ isReplaced: Bool) throws {
    let run = try SampleRun("wait") { process, folder in
      try waitForCell("many-steps", in: folder)
      try FileManager.default.removeItem(atPath: folder + "/out")
      if isReplaced { try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/out")) }
      kill(process.processIdentifier, SIGINT)
    }
    defer { run.remove() }
    #expect(run.status == ExitStatus.missing)
    #expect(run.errors.contains("cannot read out/00-sample/events.jsonl"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [0, 1, 2, 3, 4, 8, 16])
  func onAFullDiskWhatWasThereStaysWhole(_ kilobytes: Int) throws {
    let first = try SampleRun("well")
    defer { first.remove() }
    let before = try files(in: first.out)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = [
      "-c",
      "ulimit -f \(kilobytes); exec '\(SampleRun.executable.path)' --seed 3 --no-html --progress none 2>&1 >/dev/null",
    ]
    shell.currentDirectoryURL = URL(fileURLWithPath: first.folder)
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let errors = String(
      decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationReason == .exit)
    #expect(shell.terminationStatus == ExitStatus.missing, "\(errors)")
    #expect(errors.lowercased().contains("cannot write"), "\(errors)")
    #expect(!errors.contains("Fatal"))
    let after = try files(in: first.out)
    for (name, bytes) in before where !name.hasSuffix("events.jsonl") {
      let isWhole = after[name] == bytes || isNew(name, after[name])
      #expect(isWhole, "\(name) is neither the old one nor the new one")
    }
    #expect(Set(after.keys).subtracting(before.keys).isEmpty)
  }

  private func files(in folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      if let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") {
        files[name] = bytes
      }
    }
    return files
  }

  /// Whether a file that changed is at least complete.
  private func isNew(_ name: String, _ bytes: Data?) -> Bool {
    guard let bytes, let kind = name.split(separator: ".").last else { return false }
    let tail = String(decoding: bytes.suffix(12), as: UTF8.self)
    return switch kind {
    case "svg": tail.contains("</svg>")
    case "png": tail.contains("IEND")
    case "json", "ipynb": tail.hasSuffix("}\n")
    default: !bytes.isEmpty
    }
  }

  // MARK: Neighbours

  @Test(arguments: [
    "\"wallSeconds\": 1e300", "\"wallSeconds\": -1e300", "\"wallSeconds\": 1e19",
    "\"wallSeconds\": \"long\"", "\"wallSeconds\": 5, \"peakMemoryBytes\": 1e30",
  ])
  func noNumberOfAnotherChapterEndsThisOne(_ numbers: String) throws {
    let first = try SampleRun("well")
    defer { first.remove() }
    let metrics = try first.text("metrics.json").replacing(
      /"wallSeconds": [0-9.]+/, with: numbers)
    #expect(metrics.contains(numbers))
    // Its own last run, too, is read: to announce how long this one will take.
    let neighbour = first.out + "/01-other"
    try FileManager.default.copyItem(atPath: first.out + "/00-sample", toPath: neighbour)
    try FileManager.default.moveItem(
      atPath: neighbour + "/00-sample.ipynb", toPath: neighbour + "/01-other.ipynb")
    for folder in [neighbour, first.out + "/00-sample"] {
      try Data(metrics.utf8).write(to: URL(fileURLWithPath: folder + "/metrics.json"))
    }
    let second = try SampleRun("well", folder: first.folder)
    #expect(second.status == 0, "\(second.errors)")
    #expect(
      try String(contentsOfFile: first.out + "/index.html", encoding: .utf8).contains("2 chapters"))
  }

  @Test(arguments: ["metrics.json", "01-other.ipynb"])
  func noOddFileOfAnotherChapterEndsThisOne(_ name: String) throws {
    let first = try SampleRun("well")
    defer { first.remove() }
    let path = "\(first.out)/01-other/\(name)"
    try FileManager.default.createDirectory(
      atPath: first.out + "/01-other", withIntermediateDirectories: true)
    let makers: [() throws -> Void] = [
      { try Data().write(to: URL(fileURLWithPath: path)) },
      { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) },
      { mkfifo(path, 0o644) },
      {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        truncate(path, 1 << 30)
      },
      {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
      },
      { try Data([0x7B, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: path)) },
    ]
    for make in makers {
      try? FileManager.default.removeItem(atPath: path)
      try make()
      let run = try SampleRun(
        "well", ["--no-html", "--progress", "none", "--until", "one-step"], folder: first.folder)
      #expect(run.status == 0, "\(run.errors)")
    }
  }
}
