import ArgumentParser
import Foundation
import Notebook

struct WeaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weave", abstract: "Write a chapter's notebook and page again from its last run.")

  @Argument(help: "The chapter: 6, 06-maml or maml.")
  var chapter: String

  @Option(help: "The folder that received the run. (default: out)")
  var out: String?

  @Flag(name: .customLong("no-html"), help: "Write the notebook only.")
  var noHTML = false

  func run() throws {
    let house = try House.find()
    let chapter = try house.chapter(chapter)
    let options = try options(house)
    let folder = OutputFolder(options.out, chapter.product)
    guard let log = folder.contents(of: folder.log), let run = house.run(in: log, of: chapter)
    else {
      throw KitError(
        "kit: \(chapter.product) has not been run: there is no \(folder.log)."
          + " Run it first: ./kit run \(chapter.number)", ExitStatus.missing)
    }
    try weave(run, folder, options)
  }

  private func options(_ house: House) throws -> ChapterOptions {
    let out = out ?? house.shortened(house.outFolder)
    return try ChapterOptions.parse(["--out", out] + (noHTML ? ["--no-html"] : []))
  }

  private func weave(_ run: Run, _ folder: OutputFolder, _ options: ChapterOptions) throws {
    let woven: Weaving.Result
    do {
      woven = try Weaving(run, folder, options).write()
    } catch {
      throw KitError("kit: \(error)", ExitStatus.missing)
    }
    print("Wrote \(folder.notebook)" + (woven.page.map { "  \($0)" } ?? ""))
    for remark in woven.mistakes + woven.remarks { standardError(remark + "\n") }
    if !woven.mistakes.isEmpty { throw ExitCode(ExitStatus.source) }
  }
}

extension House {
  /// The logged run, with the chapter's prose as it reads now as long as its cells are the same.
  func run(in log: String, of chapter: ChapterFolder) -> Run? {
    let events = Event.read(log)
    guard let logged = Run(events: events) else { return nil }
    let path = "\(chaptersFolder)/\(chapter.product)/main.swift"
    guard logged.failure == nil, let text = try? String(contentsOfFile: path, encoding: .utf8),
      ChapterSource(text).anchored.map(\.id) == logged.source.anchored.map(\.id)
    else { return logged }
    return Run(events: events, source: text)
  }
}
