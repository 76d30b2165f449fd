import Foundation
import SystemCalls

/// One side of a work in a process of its own, which waits for its turn.
final class Rival {
  let name: String
  private let process = Process()
  private let orders = Pipe()
  private let answers = Pipe()
  private var unread = Data()
  private(set) var losses: [Double] = []
  private(set) var version = ""

  /// What one turn came to, for one step.
  struct Turn {
    let seconds: Double
    /// Only our side counts them.
    let buffers: Buffers?
    /// All that it said.
    let numbers: [Double]
  }

  /// Starts the process and waits until it is warm; nil, with a line on standard error, when it cannot.
  init?(_ name: String, _ command: [String], workers: Int? = nil) {
    self.name = name
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    if let workers {
      process.environment = ProcessInfo.processInfo.environment
        .merging(["INNERLOOP_WORKERS": "\(workers)"]) { $1 }
    }
    process.standardInput = orders
    process.standardOutput = answers
    do { try process.run() } catch {
      warn("\(name): cannot start \(command[0]): \(error.localizedDescription)")
      return nil
    }
    let words = (nextLine() ?? "").split(separator: " ", maxSplits: 3)
    guard words.count == 4, words[0] == "ready" else {
      warn("\(name) did not get ready: \(command.joined(separator: " "))")
      process.terminate()
      return nil
    }
    losses = words[1...2].compactMap { Double($0) }
    version = String(words[3])
  }

  /// Waits before, until the threads of whoever went before are asleep. `order` says of what, where a side does several.
  func turn(_ steps: Int, of order: String = "", pause: Double = 0.2) -> Turn? {
    Thread.sleep(forTimeInterval: pause)
    try? orders.fileHandleForWriting.write(contentsOf: Data("go \(order) \(steps)\n".utf8))
    let numbers = (nextLine() ?? "").split(separator: " ").compactMap { Double($0) }
    guard let seconds = numbers.first else { return nil }
    let counted = numbers.count == 4
    return Turn(
      seconds: seconds,
      buffers: counted ? Buffers(taken: numbers[1], made: numbers[2], bytes: numbers[3]) : nil,
      numbers: numbers)
  }

  /// The most memory the process ever held, in MB; nil where the system does not say it in /proc.
  var peakMemory: Double? {
    let status = try? String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
    return kilobytes.flatMap { Double($0) }.map { $0 * 1024 / 1e6 }
  }

  func stop() {
    try? orders.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  private func nextLine() -> String? {
    while true {
      if let end = unread.firstIndex(of: 10) {
        defer { unread = Data(unread[(end + 1)...]) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = answers.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      unread += more
    }
  }
}

func warn(_ sentence: String) {
  StandardStream.error.write("Benchmarks: \(sentence)\n")
}
