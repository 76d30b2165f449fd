import Foundation

/// One run of the sample chapter in a folder of its own.
struct SampleRun {
  let folder: String
  var out: String { folder + "/out" }
  var status: Int32 = 0
  var output = ""
  var errors = ""

  static var executable: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let program = bundle ?? URL(fileURLWithPath: Bundle.main.executablePath ?? "")
    return program.deletingLastPathComponent().appendingPathComponent("SampleChapter")
  }

  /// Runs to the end in the way that `SAMPLE` names; `during` sees the process while it runs.
  init(
    _ way: String = "well", _ arguments: [String] = ["--no-html", "--progress", "none"],
    environment: [String: String] = [:], folder: String? = nil,
    during: (Process, String) throws -> Void = { _, _ in }
  ) throws {
    self.folder = try folder ?? Samples.temporaryFolder()
    let process = Process()
    process.executableURL = SampleRun.executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: self.folder)
    var variables = ProcessInfo.processInfo.environment
    for name in ["INNERLOOP_DATA", "CI", "NO_COLOR"] { variables[name] = nil }
    variables["SAMPLE"] = way
    process.environment = variables.merging(environment) { $1 }
    let (outputFile, errorFile) = (self.folder + "/stdout", self.folder + "/stderr")
    for file in [outputFile, errorFile] {
      try Data().write(to: URL(fileURLWithPath: file))
    }
    process.standardOutput = FileHandle(forWritingAtPath: outputFile)
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    try during(process, self.folder)
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOfFile: outputFile, encoding: .utf8)
    errors = try String(contentsOfFile: errorFile, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  var notebookPath: String { out + "/00-sample/00-sample.ipynb" }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(out)/00-sample/\(name)", encoding: .utf8)
  }

  /// The outputs of a cell.
  func outputs(of id: String) throws -> [[String: Any]] {
    let data = Data(try text("00-sample.ipynb").utf8)
    let root = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let cells = root?["cells"] as? [[String: Any]] ?? []
    return cells.first { $0["id"] as? String == id }?["outputs"] as? [[String: Any]] ?? []
  }

  /// The last line of the error output of a cell: where it happened.
  func place(in id: String) throws -> String? {
    let error = try outputs(of: id).last { $0["output_type"] as? String == "error" }
    return (error?["traceback"] as? [String])?.last?.trimmingCharacters(in: .whitespaces)
  }

  /// The line of the sample that holds a text.
  static func line(_ text: String) throws -> Int {
    let source = try String(contentsOf: fixture("../../SampleChapter/main.swift"), encoding: .utf8)
    return
      (source.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(text) } ?? -1) + 1
  }
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
