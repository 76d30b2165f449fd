import ArgumentParser
import Foundation
import Weaving

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Remove out/ and nothing else.")

  func run() throws {
    let house = try House.find()
    let shown = house.shortened(house.outFolder)
    guard isDirectory(house.outFolder) else {
      return print("\(shown)/ is not there; nothing to remove.")
    }
    let files = try files(in: house.outFolder)
    do {
      try FileManager.default.removeItem(atPath: house.outFolder)
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
