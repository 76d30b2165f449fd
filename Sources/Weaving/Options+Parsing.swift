import ArgumentParser
import Escaping
import Foundation

/// Why the words after a program's name could not be used, or what it was asked to print.
public struct UsageMessage: Error, Sendable {
  /// The sentence, or the help text.
  public let text: String
  /// 0 when help was asked for, 2 otherwise.
  public let code: Int32

  package init(text: String, code: Int32) { (self.text, self.code) = (text, code) }
}

extension ChapterOptions {
  /// Reads the words after the program's name; a mistake throws one sentence.
  public static func read(_ arguments: [String], program: String) throws(UsageMessage) -> Self {
    do {
      return try parse(arguments)
    } catch {
      guard exitCode(for: error) != .success else {
        let text = fullMessage(for: error)
          .replacingOccurrences(of: "USAGE: chapter ", with: "USAGE: \(program) ")
        throw UsageMessage(text: text, code: ExitStatus.done)
      }
      throw UsageMessage(text: sentence(for: error, program: program), code: ExitStatus.usage)
    }
  }

  /// One sentence for a mistake that the parser found.
  package static func sentence(for error: any Error, program: String) -> String {
    var text = message(for: error).replacingOccurrences(of: "\n", with: " ")
      .trimmingCharacters(in: .whitespaces)
    if !".?!".contains(text.last ?? " ") { text += "." }
    if text.contains(" for '--seeds") {
      text += " Give a whole number of trainings, 1 to 100."
    } else if text.contains(" for '--seed") {
      text += " A seed is a whole number from 0 to \(UInt64.max)."
    } else if text.contains(" for '--workers") {
      text += " Give a whole number of cores, 1 to 1024."
    } else if text.contains(" for '--set <") {
      text += " Give a name and its value: --set rate=0.1."
    }
    return "\(text.visibleLine) See \(program) --help."
  }

  /// The words that give these options again, for a program that passes them on; what begins with a dash
  /// stays a value.
  public var arguments: [String] {
    var words = ["--scale=\(scale.rawValue)", "--seed=\(seed)", "--out=\(out)"]
    words += ["--progress=\(progress.rawValue)", "--color=\(color.rawValue)"]
    if seeds > 1 { words.append("--seeds=\(seeds)") }
    if let data { words.append("--data=\(data)") }
    if let workers { words.append("--workers=\(workers)") }
    for change in changes { words.append("--set=\(change)") }
    if listsSettings { words.append("--settings") }
    if let until { words.append("--until=\(until)") }
    if resume { words.append("--resume") }
    if open { words.append("--open") }
    if noHTML { words.append("--no-html") }
    if profile { words.append("--profile") }
    return words
  }

  /// What they are when nobody gives any; with a folder of data, so that INNERLOOP_DATA is not judged.
  package static var usual: ChapterOptions { parseOrExit(["--data=."]) }

  /// The data folder of the run: `--data`, otherwise `INNERLOOP_DATA`, otherwise none.
  public var dataFolder: String? {
    if let data { return data.isEmpty ? nil : data }
    let named = ProcessInfo.processInfo.environment["INNERLOOP_DATA"] ?? ""
    return named.isEmpty ? nil : named
  }
}
