import ArgumentParser
import Foundation
import Weaving
import SystemCalls

struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Download data sets and check every byte.")

  @Argument(help: "The data sets, for example mnist or omniglot.")
  var names: [String]

  @Option(help: "The folder of data sets (otherwise INNERLOOP_DATA, otherwise data/).")
  var data: String?

  @Option(help: "Progress on stderr: auto, bar, lines or none.")
  var progress: ProgressStyle = .auto

  func validate() throws { try ChapterOptions.requireWrittenOut(data: data) }

  func run() throws {
    let repository = try Repository.find()
    let manifest = try Manifest.read(repository.manifestPath)
    let sets = try names.map(manifest.set(named:))
    Interrupt.watch()
    let (folder, namedBy) = repository.dataFolder(flag: data)
    for set in sets { try fetch(set, orNothingInto: "\(folder)/\(set.name)") }
    let flag = repository.dataFlag(folder, namedBy)
    for set in sets {
      guard let chapters = set.chapters, let first = chapters.first else { continue }
      let listed = chapters.map(String.init).joined(separator: ", ")
      let users = chapters.count == 1 ? "Chapter \(first) uses" : "Chapters \(listed) use"
      print("\(users) \(set.name): ./kit run \(first)\(flag)")
    }
  }

  /// Where nothing came, no folder stays: chapters would take an empty one for the data.
  private func fetch(_ set: DataSet, orNothingInto folder: String) throws {
    do {
      try fetch(set, into: folder)
    } catch {
      rmdir(folder)  // only where it is empty
      throw error
    }
  }

  private func fetch(_ set: DataSet, into folder: String) throws {
    try makeFolder(folder)
    for file in set.files {
      let path = "\(folder)/\(file.name)"
      if file.state(at: path).isRight {
        print("✓ \(file.name)  already here")
        continue
      }
      try requireNoLink(path)
      try makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
      try fetch(file, of: set, into: folder)
      print("✓ \(file.name)  \(megabytes(file.bytes))")
    }
    print("\(set.title): complete and right in \(folder)")
  }

  /// A link was put there by somebody: what it leads to is not ours to replace.
  private func requireNoLink(_ path: String) throws {
    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
      return
    }
    throw KitError(
      "kit: \(path) is a link to \(target), which does not lead to the right file."
        + " Correct it, or remove the link and fetch again.", ExitStatus.missing)
  }

  private func fetch(_ file: DataFile, of set: DataSet, into folder: String) throws {
    let display = TransferDisplay(file, progress)
    var download = Download(file, from: file.mirrors ?? set.mirrors, to: folder)
    download.progress = display.show(received:)
    download.note = { display.say("  \($0)") }
    defer { display.finish() }
    try download.run()
  }

  private func makeFolder(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw KitError(
        "kit: the folder \(folder) cannot be made: \(error.localizedDescription)"
          + " Name another with --data.", ExitStatus.missing)
    }
  }
}
