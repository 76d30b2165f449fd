import ArgumentParser
import Foundation
import Notebook

struct WeaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weave", abstract: "Write a chapter's notebook and page again from its last run.")

  @Argument(help: "The chapter: 6, 06-maml or maml.")
  var chapter: String

  func run() throws {
  }
}
