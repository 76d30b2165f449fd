import ArgumentParser
import Foundation
import Weaving

struct WeaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weave", abstract: "Write a chapter's notebook and page again from its last run.")

  @Argument(help: "The chapter: 6, 06-maml or maml.")
  var chapter: String

  @Option(help: "The folder that received the run. (default: out)")
  var out: String?

  @Flag(name: .customLong("no-html"), help: "Write the notebook only.")
  var noHTML = false

  @Flag(help: "Write the chapter's README.md again from the run that was kept.")
  var kept = false

  @Flag(help: "Open the page when it is written.")
  var open = false

  func validate() throws {
    if kept, open || noHTML || out != nil {
      throw ValidationError("--kept writes README.md alone: leave out --open, --no-html and --out.")
    }
  }

  func run() throws {
    let repository = try Repository.find()
    let chapter = try repository.chapter(chapter)
    if !chapter.hasPage {
      throw KitError(
        "kit: chapter \(chapter.number) is one file that stands alone, and has no page to weave:"
          + " ./kit run \(chapter.number)", ExitStatus.usage)
    }
    if kept { return try KeptLesson(repository, chapter).weave() }
    var options = try ChapterOptions.parse([
      "--out", out ?? repository.shortened(repository.outFolder),
    ])
    (options.noHTML, options.open) = (noHTML, open)
    let source = "\(repository.chaptersFolder)/\(chapter.product)/main.swift"
    let supervisor = Supervisor(chapter: chapter.product, source: source, options: options)
    throw ExitCode(supervisor.weaveAgain())
  }
}
