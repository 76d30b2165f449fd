import ArgumentParser
import Escaping
import Foundation
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
    if let namedBy, !isDirectory(folder) {
      throw KitError(
        "kit: \(namedBy) names \(folder), which is not a folder. Correct it, or fetch into it:"
          + " ./kit data fetch mnist", ExitStatus.missing)
    }
    print("Looked in \(folder)" + (namedBy.map { " (\($0))" } ?? ""))
    let reports = try Manifest.read(repository.manifestPath).sets.map { SetReport($0, in: folder) }
    reports.forEach { $0.show() }
    if reports.contains(where: \.hasWrongFile) { throw ExitCode(ExitStatus.missing) }
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

  func show() {
    print("\(set.title)")
    for (file, state) in zip(set.files, states) {
      let name = "\(set.name)/\(file.name)".padding(toLength: 34, withPad: " ", startingAt: 0)
      let size =
        "\(file.bytes)".count < 9 ? String(repeating: " ", count: 9 - "\(file.bytes)".count) : ""
      print("  \(state.mark) \(name)\(size)\(file.bytes) bytes  \(state.sentence(for: file))")
    }
    if !isComplete { print("  fetch what is missing or wrong: \(fetchCommand)") }
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
