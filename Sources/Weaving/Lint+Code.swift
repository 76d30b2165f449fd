/// The lines of code that stand outside of every brace, bracket and string.
struct TopLevel {
  private let lines: [ChapterSource.Line]

  init(_ lines: [ChapterSource.Line]) { self.lines = lines }

  /// The first line that runs something, when there is one.
  var firstStatement: ChapterSource.Line? {
    var depth = 0
    var isComment = false
    var isString = false
    for line in lines {
      let isTop = depth == 0 && !isComment && !isString
      if isTop, TopLevel.runs(line.text) { return line }
      SwiftText.scan(line.text, depth: &depth, isComment: &isComment, isString: &isString)
    }
    return nil
  }

  /// Whether a line at the top level is more than a declaration.
  private static func runs(_ text: String) -> Bool {
    let trimmed = text.trimmedBothEnds
    let words =
      #"(@|#|//|/\*|[)}\]]|import |func |struct |class |enum |extension |protocol |typealias |"#
      + #"actor |(public|private|fileprivate|final|indirect|infix|prefix|postfix|operator) )"#
    let first = ["Settings()", "settings.", "Chapter("]  // stand before every cell
    if trimmed.isEmpty || first.contains(where: trimmed.contains) { return false }
    if let regex = try? Regex(words), trimmed.prefixMatch(of: regex) != nil { return false }
    if text.hasPrefix(" ") { return false }
    return !isConstant(trimmed) && !trimmed.hasSuffix("// hide")
  }

  /// `let rate = 0.1`, `var count: Int`: nothing that could print.
  private static func isConstant(_ text: String) -> Bool {
    let plain =
      /(let|var) \w+(: *[\w<>\[\], ]+\??)?( *= *(-?[\d._eE-]+|"[^"\\]*"|true|false|nil|\[\]))?( *\/\/.*)?/
    return text.wholeMatch(of: plain) != nil
  }
}

/// Just enough of Swift's grammar to know what is inside a string or a comment.
enum SwiftText {
  static func scan(_ line: String, depth: inout Int, isComment: inout Bool, isString: inout Bool) {
    var rest = Substring(line)
    while let character = rest.first {
      if isComment {
        isComment = !rest.hasPrefix("*/")
      } else if isString {
        isString = !rest.hasPrefix("\"\"\"")
        if !isString { rest = rest.dropFirst(2) }
      } else if rest.hasPrefix("//") {
        return
      } else if rest.hasPrefix("/*") {
        isComment = true
      } else if rest.hasPrefix("\"\"\"") {
        isString = true
        rest = rest.dropFirst(2)
      } else if character == "\"" {
        rest = afterString(rest)
        continue
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth -= 1
      }
      rest = rest.dropFirst()
    }
  }

  /// The text after a string that begins with a quotation mark.
  static func afterString(_ text: Substring) -> Substring {
    var rest = text.dropFirst()
    while let character = rest.first, character != "\"" {
      rest = rest.dropFirst(character == "\\" ? 2 : 1)
    }
    return rest.dropFirst()
  }
}

extension Lint {
  /// Each call of `plot` must describe its picture to those who do not see it.
  static func plots(_ source: String) -> [LintProblem] {
    let calls = source.matches(of: /\bplot\(/).filter { match in
      let end = match.range.lowerBound
      let start = source[..<end].lastIndex(of: "\n") ?? source.startIndex
      let head = source[start..<end]
      return !head.contains("//") && !head.hasSuffix("func ") && !head.hasSuffix(".")
    }
    return calls.compactMap { match in
      let arguments = argumentText(source[match.range.upperBound...])
      let line = source[..<match.range.lowerBound].count { $0 == "\n" } + 1
      guard
        arguments.firstMatch(of: /\balt:/) == nil
          || arguments.firstMatch(of: /\balt:\s*""\s*[,)]/) != nil
      else { return nil }
      return LintProblem(
        line: line, sentence: "this plot has no alt: text; say in a sentence what it shows.")
    }
  }

  /// What stands between the brackets of a call; a string with something in it is `"…"`.
  private static func argumentText(_ text: Substring) -> String {
    var rest = text
    var depth = 1
    var out = ""
    while let character = rest.first, depth > 0 {
      if character == "\"" {
        let after = SwiftText.afterString(rest)
        out += rest[..<after.startIndex].count > 2 ? "\"…\"" : "\"\""
        rest = after
        continue
      }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      out.append(character)
      rest = rest.dropFirst()
    }
    return out
  }
}
