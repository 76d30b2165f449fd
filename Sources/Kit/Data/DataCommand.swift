import ArgumentParser
import Escaping
import Foundation
import SystemCalls
import Weaving

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Which data sets are here, and whether they are right.",
    subcommands: [StatusCommand.self, FetchCommand.self], defaultSubcommand: StatusCommand.self)
}

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Compare the files with their published checksums.")

  @Option(help: "The folder of data sets (otherwise INNERLOOP_DATA, otherwise data/).")
  var data: String?

  func validate() throws { try ChapterOptions.requireWrittenOut(data: data) }

  func run() throws {
    let repository = try Repository.find()
    let (folder, namedBy) = repository.dataFolder(flag: data)
    if let own = repository.ownDataFile(folder, namedBy) {
      return print("\(own); only sets that kit fetches have published checksums.")
    }
    let flag = repository.dataFlag(folder, namedBy)
    if let namedBy, !isDirectory(folder) {
      throw KitError(
        "kit: \(namedBy) names \(folder), which is not a folder. Correct it, or fetch into it:"
          + " ./kit data fetch mnist\(flag)", ExitStatus.missing)
    }
    print("Looked in \(folder)" + (namedBy.map { " (\($0))" } ?? ""))
    let reports = try Manifest.read(repository.manifestPath).sets.map { SetReport($0, in: folder) }
    reports.forEach { $0.show(flag) }
    if reports.contains(where: \.hasWrongFile) { throw ExitCode(ExitStatus.missing) }
  }
}

extension Repository {
  /// ` --data=…` for a command that a reader copies; nothing where a flag did not name the folder.
  func dataFlag(_ folder: String, _ namedBy: String?) -> String {
    namedBy == "--data" ? " --data=\(ShellWord.quoted(shortened(folder)))" : ""
  }

  /// The words for a file that was named in place of a folder: a zip of drawings, or a text.
  func ownDataFile(_ path: String, _ namedBy: String?) -> String? {
    guard let namedBy, BoundedFile.isRegular(path) else { return nil }
    return "\(namedBy) names \(path), a data file of your own"
  }
}

/// The state of every file of one data set.
struct SetReport {
  let set: DataSet
  let states: [FileState]

  init(_ set: DataSet, in folder: String) {
    self.set = set
    states = set.files.map { $0.state(at: "\(folder)/\(set.name)/\($0.name)") }
  }

  var isComplete: Bool { states.allSatisfy(\.isRight) }
  var hasWrongFile: Bool { states.contains { !$0.isRight && $0 != .missing } }
  var fetchCommand: String { "./kit data fetch \(ShellWord.quoted(set.name))" }

  /// With a flag for the command that fetches.
  func show(_ flag: String) {
    print("\(set.title)")
    for (file, state) in zip(set.files, states) {
      let name = "\(set.name)/\(file.name)".padding(toLength: 34, withPad: " ", startingAt: 0)
      let size =
        "\(file.bytes)".count < 9 ? String(repeating: " ", count: 9 - "\(file.bytes)".count) : ""
      print("  \(state.mark) \(name)\(size)\(file.bytes) bytes  \(state.sentence(for: file))")
    }
    if !isComplete { print("  fetch what is missing or wrong: \(fetchCommand)\(flag)") }
  }
}

extension FileState {
  var mark: String {
    switch self {
    case .right, .repacked: "✓"
    case .missing: "·"
    default: "✗"
    }
  }

  func sentence(for file: DataFile) -> String {
    switch self {
    case .right: file.sha256 == nil ? "MD5 right" : "SHA-256 right"
    case .repacked(let size): "packed anew in \(size) bytes, SHA-256 right"
    case .missing: "not here"
    case .unreadable: "cannot be read"
    case .wrongSize(let size): "has \(size) bytes"
    case .wrongHash: "the checksum differs"
    }
  }
}
