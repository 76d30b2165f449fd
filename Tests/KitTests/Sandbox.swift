import Foundation

/// A folder that looks like a clone: chapters, scripts, a manifest and a `swift` of our own making.
final class Sandbox {
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The program under test.
  static let kit = repository + "/.build/release/kit"

  let root: String

  init(chapters: [String] = ["01-gradient-descent", "02-backpropagation", "06-maml"]) throws {
    root = FileManager.default.temporaryDirectory.path + "/kit-\(UUID().uuidString)"
    for chapter in chapters {
      try write(
        "//: # \(Int(chapter.prefix(2))!) · About \(chapter.dropFirst(3))\n",
        to: "Chapters/\(chapter)/main.swift")
    }
    try FileManager.default.copyItem(
      atPath: Sandbox.repository + "/Scripts", toPath: root + "/Scripts")
    try copy("data/manifest.json")
    try fakeSwift("exit 0")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func copy(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: root + "/" + path).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: "\(Sandbox.repository)/\(path)", toPath: "\(root)/\(path)")
  }

  func write(_ text: String, to path: String, executable: Bool = false) throws {
    let file = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    if executable { chmod(file.path, 0o755) }
  }

  /// What `swift …` does from now on; the words it is called with go to `swift.log`.
  func fakeSwift(_ script: String) throws {
    try write(
      "#!/bin/bash\necho \"$@\" >>'\(root)/swift.log'\n\(script)\n", to: "bin/swift",
      executable: true)
  }

  /// What the program of a chapter does from now on.
  func fakeChapter(_ product: String, _ script: String) throws {
    try write("#!/bin/bash\n\(script)\n", to: ".build/release/\(product)", executable: true)
  }

  func contents(of path: String) -> String? {
    FileManager.default.contents(atPath: root + "/" + path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

/// How a program ended and what it wrote.
struct Ended {
  let status: Int32
  let output: String
  let errors: String
}

extension Sandbox {
  /// Runs the built kit inside the sandbox, with its own `swift` first on the PATH.
  func kit(_ words: String..., environment: [String: String] = [:]) throws -> Ended {
    try run(Sandbox.kit, words, environment: environment)
  }

  func run(_ program: String, _ words: [String], environment: [String: String] = [:]) throws
    -> Ended
  {
    let process = process(program, words, environment)
    let files = ["output", "errors"].map { "\(root)/\($0).\(UUID().uuidString)" }
    for file in files { _ = FileManager.default.createFile(atPath: file, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: files[0])
    process.standardError = FileHandle(forWritingAtPath: files[1])
    try process.start()
    process.waitUntilExit(atMost: 120)
    let texts = files.map { (try? String(contentsOfFile: $0, encoding: .utf8)) ?? "" }
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Ended(status: signal + process.terminationStatus, output: texts[0], errors: texts[1])
  }

  func process(_ program: String, _ words: [String], _ environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    var variables = ProcessInfo.processInfo.environment
    variables["INNERLOOP_DATA"] = nil
    variables["INNERLOOP_ROOT"] = root
    variables["PATH"] = "\(root)/bin:" + (variables["PATH"] ?? "/usr/bin:/bin")
    variables["no_proxy"] = "127.0.0.1"
    process.environment = variables.merging(environment) { $1 }
    return process
  }
}

extension Process {
  /// Starts the program. A worker thread has its signals blocked, and a child would inherit that.
  func start() throws {
    var (none, own) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &own)
    defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
    try run()
  }

  /// Waits; a program that hangs is killed, and its test fails.
  func waitUntilExit(atMost seconds: Double) {
    let watchdog = DispatchWorkItem { kill(self.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: watchdog)
    waitUntilExit()
    watchdog.cancel()
  }
}

/// Whether the condition comes true within a minute.
func soon(_ condition: () -> Bool) -> Bool {
  for _ in 0..<1200 where !condition() { usleep(50_000) }
  return condition()
}

/// Whether a process is alive (one that only waits to be buried is not).
func isRunning(_ process: pid_t) -> Bool {
  guard kill(process, 0) == 0 else { return false }
  let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
  return !status.contains(") Z ")
}

/// Ctrl-C and its relatives, without those that whoever runs the tests ignores: `nohup`, a shell's `&`.
let endingSignals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].filter { number in
  var action = sigaction()
  sigaction(number, nil, &action)
  #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
  #else
    let handler = action.__sigaction_handler.sa_handler
  #endif
  return unsafeBitCast(handler, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self)
}
