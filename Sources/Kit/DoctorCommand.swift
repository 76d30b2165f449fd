import ArgumentParser
import Foundation
import MachineFeatures
import Weaving
import SystemCalls

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Whether this machine has everything, and how to get the rest."
  )

  func run() throws {
    let repository = try Repository.find()
    let findings =
      [try repository.toolchain(), repository.livePages()] + (try repository.requirements())
      + (try repository.dataSets())
    let width = findings.map(\.what.count).max() ?? 0
    for finding in findings {
      let what = finding.what.padding(toLength: width, withPad: " ", startingAt: 0)
      print(
        "\(finding.mark) \(finding.detail.isEmpty ? finding.what : what + "  " + finding.detail)")
    }
    print("  \("machine".padding(toLength: width, withPad: " ", startingAt: 0))  \(machine())")
    if findings.contains(where: { $0.state == .failing }) { throw ExitCode(ExitStatus.missing) }
  }
}

/// One line of `kit doctor`; a failing one ends with the command that mends it.
struct Finding {
  enum State { case fine, optional, failing }
  let what: String
  let state: State
  let detail: String

  var mark: String {
    switch state {
    case .fine: "✓"
    case .optional: "·"
    case .failing: "✗"
    }
  }
}

extension Repository {
  func toolchain() throws -> Finding {
    let (status, output) =
      (try? ChildProcess.output("swift", ["--version"])) ?? (status: 127, output: "")
    let version = output.firstMatch(of: /Swift version (\d+\.\d+(\.\d+)?)/)
    guard status == 0, let version else {
      return Finding(
        what: "Swift", state: .failing,
        detail: "not found: nothing builds. https://www.swift.org/install")
    }
    return Finding(what: "Swift", state: .fine, detail: String(version.1))
  }

  /// Pictures of the pages come alive where the toolchain makes WebAssembly.
  func livePages() -> Finding {
    let answer = try? ChildProcess.output("\(root)/Scripts/live", ["--check"])
    return answer?.status == 0
      ? Finding(what: "live pages", state: .fine, detail: "")
      : Finding(
        what: "live pages", state: .optional,
        detail:
          "this toolchain makes no WebAssembly: pictures stay pictures.  https://www.swift.org/install"
      )
  }

  /// The table `Scripts/requirements` against this machine; `Scripts/setup` does the looking.
  /// What only tests need is optional, and so is MPI.
  func requirements() throws -> [Finding] {
    let (_, output) = try ChildProcess.output("\(root)/Scripts/setup", ["test", "--list"])
    return output.split(separator: "\n").compactMap { line in
      let cells = line.components(separatedBy: "\t")
      guard cells.count == 6 else { return nil }
      if cells[0] == "yes" { return Finding(what: cells[2], state: .fine, detail: cells[3]) }
      return Finding(
        what: cells[2], state: cells[1] == "test" || cells[1] == "mpi" ? .optional : .failing,
        detail: "not found: \(cells[5]).  \(cells[4])")
    }
  }

  /// Data are optional, because every chapter runs on built-in ones, where no folder is named and the set has none; a file
  /// that is there must be right.
  func dataSets() throws -> [Finding] {
    let (folder, namedBy) = dataFolder(flag: nil)
    if let own = ownDataFile(folder, namedBy) {
      return [Finding(what: "data", state: .fine, detail: own)]
    }
    return try Manifest.read(manifestPath).sets.map { set in
      let report = SetReport(set, in: folder)
      let right = report.states.count(where: \.isRight)
      let counts = "\(right) of \(set.files.count) files right in \(folder)"
      if report.isComplete { return Finding(what: set.name, state: .fine, detail: counts) }
      let isAsked =
        namedBy != nil || FileManager.default.fileExists(atPath: "\(folder)/\(set.name)")
      let use = isAsked ? "chapters that read it do not run" : "chapters use built-in data"
      return Finding(
        what: set.name, state: report.hasWrongFile ? .failing : .optional,
        detail: "\(counts); \(use).  \(report.fetchCommand)")
    }
  }
}

private func machine() -> String {
  let memory = Double(ProcessInfo.processInfo.physicalMemory) / 1e9
  return "\(ProcessInfo.processInfo.activeProcessorCount) cores, "
    + String(format: "%.1f GB of memory, ", memory)
    + "built for \(machine_name), a tile of \(machine_tile_rows) x "
    + "\(machine_tile_vectors * machine_vector_width)"
}
