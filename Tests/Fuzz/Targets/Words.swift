import Checks
import Foundation
import Weaving

extension FuzzTarget {
  /// Prose for every kind of terminal: what steers a stream without colour is a line break at most.
  static let markdown = FuzzTarget(name: "markdown") { input in
    for terminal in [
      Terminal(isLive: true, hasColor: true, columns: 60),
      Terminal(isLive: true, hasColor: false, columns: 1),
      Terminal(isLive: false, hasColor: false, columns: 80),
    ] {
      let text = ProseLayout(terminal: terminal).render(input.text)
      try hold(text.isEmpty || text.hasSuffix("\n"), "the last line is open")
      let controls = text.unicodeScalars.filter {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
      }
      try hold(
        terminal.hasColor || controls.allSatisfy { "\n\t".unicodeScalars.contains($0) },
        "a control character in \(text.debugDescription)")
    }
  }

  /// Formulas.
  static let tex = FuzzTarget(name: "tex") { input in
    let text = TeX.unicode(input.text)
    try hold(!text.contains("  "), "two blanks in \(text.debugDescription)")
  }

  /// The words after a chapter's name, one a line: what was read gives the same words again.
  static let options = FuzzTarget(name: "options") { input in
    let words = input.text.split(separator: "\n").map(String.init)
    let options: ChapterOptions
    do throws(UsageMessage) {
      options = try ChapterOptions.read(words, program: "06-maml")
    } catch {
      if error.code == 0 { return try hold(words.contains { $0.hasPrefix("-") }, "help unasked") }
      throw error
    }
    let again = try ChapterOptions.read(options.arguments, program: "06-maml")
    try hold(again.arguments == options.arguments, "\(options.arguments) reads as others")
  }

  /// What the program with an answer sends, and what a judge says of it: the values that are read write back to the same report.
  static let verdict = FuzzTarget(name: "verdict") { input in
    _ = CheckResult.parse(input.text)
    let tokens = ["a", "b", "c", "d"]
    let reading = AnswerReport.read(input.text, tokens: tokens)
    try hold(reading.given.count <= tokens.count, "more values than tokens")
    if reading.isVoid { return }
    let values = reading.given + (reading.isTodo ? ["todo"] : [])
    let written = Swift.zip(tokens, values).map { "\($0)\u{1F}\($1)\u{1E}" }.joined()
    try hold(input.text.utf8.starts(with: written.utf8), "\(values) stand in no such report")
    try hold(
      AnswerReport.forJudge(reading.given).split(separator: "\u{1E}").count <= reading.given.count,
      "the judge gets more values than were given")
  }
}
