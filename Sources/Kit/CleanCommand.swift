import ArgumentParser
import Foundation
import Weaving

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Remove out/ and nothing else.")

  func run() throws {
    let repository = try Repository.find()
    let shown = repository.shortened(repository.outFolder)
    guard isDirectory(repository.outFolder) else {
      return print("\(shown)/ is not there; nothing to remove.")
    }
    let files = try files(in: repository.outFolder)
    do {
      try FileManager.default.removeItem(atPath: repository.outFolder)
    } catch {
      throw KitError(
        "kit: \(shown)/ cannot be removed: \(error.localizedDescription)", ExitStatus.missing)
    }
    print("Removed \(shown)/ (\(files) files). Chapters, data and builds are untouched.")
  }

  private func files(in folder: String) throws -> Int {
    let all = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    return all.count { !isDirectory("\(folder)/\($0)") }
  }
}
