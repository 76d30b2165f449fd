import Foundation
import SystemCalls

/// Processes of this program that are started together, here or on as many network namespaces.
struct Ranks {
  let count: Int
  var workers = 1
  /// Each in a namespace of its own, as on a machine of its own.
  var isApart = false

  private static let hosts = "Scripts/hosts"
  /// What each namespace may send.
  static let rate = "1gbit"

  /// The lines that the first prints; nil, with a sentence on standard error, when something fails.
  func lines(_ words: [String]) -> [[Double]]? {
    let program = [URL(fileURLWithPath: CommandLine.arguments[0]).path, "rank"] + words
    let command = count == 1 ? program : launcher + ["-n", "\(count)"] + program
    guard let text = output(of: command) else {
      warn("\(count) ranks, \(words.joined(separator: " ")): could not be measured")
      return nil
    }
    return text.split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
  }

  /// The medians of the columns.
  func medians(_ words: [String]) -> [Double]? {
    guard let lines = lines(words), let first = lines.first else { return nil }
    return first.indices.map { column in median(lines.compactMap { $0.dropFirst(column).first }) }
  }

  private var launcher: [String] {
    guard isApart else { return ["mpirun"] }
    let addresses = (1...count).map { "10.99.0.\($0)" }.joined(separator: ",")
    let agent = URL(fileURLWithPath: Self.hosts).path
    return [Self.hosts, "in", "1", "mpirun", "--mca", "plm_rsh_agent", agent, "--host", addresses]
  }

  private func output(of command: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.environment = ProcessInfo.processInfo.environment
      .merging(Launch.settings) { given, _ in given }
      .merging(["INNERLOOP_WORKERS": "\(workers)"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }

  /// Makes so many namespaces for `body` and takes them away; nil where that is not allowed.
  static func apart<Value>(_ count: Int, _ body: () -> Value) -> Value? {
    defer { ask("down") }
    ask("down")
    return ask("up", "\(count)", rate) ? body() : nil
  }

  @discardableResult private static func ask(_ words: String...) -> Bool {
    (try? ChildProcess.capture(hosts, words))?.ended.status == 0
  }
}
