import Escaping
import Foundation

/// The reader's own functions, which stand in for the chapter's in a run with `--mine`.
package struct OwnAnswers: Codable, Equatable, Sendable {
  /// `descentStep (1.1)`
  package let names: String
  /// The code of each.
  package let code: [String]
  /// The file of each in Exercises/; nil in logs of older runs.
  private let files: [String]?

  package init(names: String, code: [String], files: [String] = []) {
    (self.names, self.code, self.files) = (names, code, files)
  }

  /// The files with plain names: a log may say anything.
  var plainFiles: [String] { (files ?? []).filter { $0.wholeMatch(of: /\w+\.swift/) != nil } }

  /// What `kit` handed to the program that it started; nil for any other text.
  package init?(handed text: String) {
    guard let own = try? JSONDecoder().decode(OwnAnswers.self, from: Data(text.utf8)) else {
      return nil
    }
    self = own
  }

  /// For ``init(handed:)``.
  package var handed: String {
    String(decoding: (try? JSONEncoder().encode(self)) ?? Data(), as: UTF8.self)
  }

  var markdown: String {
    let blocks = code.map { Markdown.block($0, "swift") }
    return (["**This run uses your own \(Markdown.escaped(names)).**"] + blocks)
      .joined(separator: "\n\n")
  }
}
