/// A rule of the chapter format that a `main.swift` breaks.
public struct LintProblem: Equatable, Sendable, CustomStringConvertible {
  public let line: Int
  public let sentence: String
  public var description: String { "main.swift:\(line): \(sentence)" }
}

/// Checks a chapter's `main.swift` against the rules that keep outputs in their cells.
///
/// - Every stretch of code that does something opens with `cell("id")` at the start of a line.
/// - Ids are unique, of letters, digits, `-` and `_`, at most 64.
/// - Every `plot(…)` has an `alt:`.
/// - Every code word of a maths ↔ code table occurs in the chapter.
///
/// `otherFiles` are the texts of the chapter's algorithm files.
public func lint(_ source: String, otherFiles: [String] = []) -> [LintProblem] {
  let chapter = ChapterSource(source)
  let code = chapter.chunks.filter { !$0.isProse }.flatMap(\.lines)
  let problems =
    Lint.unanchored(chapter) + Lint.ids(chapter) + Lint.nested(code) + Lint.empty(chapter)
    + Lint.plots(source) + Lint.table(chapter, code.map(\.text) + otherFiles)
  return problems.sorted { $0.line < $1.line }
}

enum Lint {
  static func unanchored(_ chapter: ChapterSource) -> [LintProblem] {
    chapter.chunks.filter { !$0.isProse && $0.anchor == nil }.compactMap { chunk in
      TopLevel(chunk.lines).firstStatement.map {
        LintProblem(
          line: $0.number,
          sentence: "this code does something before a cell(\"id\"), so its output would land in "
            + "another cell; open one above it.")
      }
    }
  }

  static func ids(_ chapter: ChapterSource) -> [LintProblem] {
    var seen: [String: Int] = [:]
    return chapter.anchored.flatMap { chunk -> [LintProblem] in
      let line = chunk.anchor ?? 0
      var problems: [LintProblem] = []
      if chunk.id.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) == nil {
        let rule = "use 1 to 64 letters, digits, - and _."
        problems.append(.init(line: line, sentence: "\"\(chunk.id)\" is no id for a cell; \(rule)"))
      }
      if chunk.id.wholeMatch(of: /(prose|code)-\d+/) != nil {
        problems.append(
          .init(line: line, sentence: "the id \"\(chunk.id)\" is one the weaver gives itself."))
      }
      if let earlier = seen[chunk.id] {
        problems.append(
          .init(line: line, sentence: "cell \"\(chunk.id)\" was already opened at line \(earlier).")
        )
      }
      seen[chunk.id] = line
      return problems
    }
  }

  static func nested(_ code: [ChapterSource.Line]) -> [LintProblem] {
    code.filter { $0.text.wholeMatch(of: /\s+cell\(\".*/) != nil }.map {
      LintProblem(
        line: $0.number,
        sentence: "cell(…) must stand at the start of a line, outside of any block.")
    }
  }

  static func empty(_ chapter: ChapterSource) -> [LintProblem] {
    chapter.anchored.filter(\.lines.isEmpty).map {
      LintProblem(line: $0.anchor ?? 0, sentence: "cell \"\($0.id)\" has no code.")
    }
  }

  /// Each code word of a table whose header has the columns `maths` and `code`.
  static func table(_ chapter: ChapterSource, _ code: [String]) -> [LintProblem] {
    let lines = chapter.chunks.filter(\.isProse).flatMap(\.lines)
    let text = code.joined(separator: "\n")
    var column: Int?
    var problems: [LintProblem] = []
    for line in lines {
      guard line.text.hasPrefix("|") else {
        column = nil
        continue
      }
      let cells = line.text.split(separator: "|", omittingEmptySubsequences: false)
        .map { String($0).trimmedBothEnds }
      if cells.contains("maths"), let index = cells.firstIndex(of: "code") {
        column = index
      } else if let column, column < cells.count {
        problems += missing(cells[column], in: text, line: line.number)
      }
    }
    return problems
  }

  private static func missing(_ cell: String, in text: String, line: Int) -> [LintProblem] {
    cell.matches(of: /`([^`]+)`/).map { String($0.1) }.filter { !text.containsWord($0) }.map {
      LintProblem(
        line: line, sentence: "the table names `\($0)`, which occurs nowhere in the chapter's code."
      )
    }
  }
}

extension String {
  /// Whether `word` stands in the text with no letter, digit or `_` right beside it.
  func containsWord(_ word: String) -> Bool {
    func joins(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    return ranges(of: word).contains { range in
      let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
      let after = range.upperBound == endIndex ? nil : self[range.upperBound]
      let joinsBefore = joins(word.first) && joins(before)
      return !joinsBefore && !(joins(word.last) && joins(after))
    }
  }
}
