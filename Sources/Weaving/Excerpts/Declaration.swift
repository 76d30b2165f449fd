/// A function, type or other declaration of a Swift file, as far as it can be found without a compiler.
struct Declaration {
  let name: String
  /// What it says, without its doc comment and moved to the left edge.
  let text: String
  /// The same up to its opening brace.
  let signature: String
  /// What stands between its braces.
  let body: [SwiftToken]
  /// The declarations inside of it.
  let members: [Declaration]

  private static let keywords: Set = [
    "func", "struct", "class", "enum", "protocol", "extension", "actor", "var", "let", "init",
    "subscript", "typealias",
  ]

  /// The declarations of a file, from top to bottom.
  static func all(in source: String) -> [Declaration] {
    declarations(SwiftToken.tokens(source)[...])
  }

  private static func declarations(_ tokens: ArraySlice<SwiftToken>) -> [Declaration] {
    let tokens = Array(tokens)
    var found: [Declaration] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .word, keywords.contains(token.text),
        let (declaration, end) = declaration(tokens, at: index)
      {
        found.append(declaration)
        index = end
      } else if token.kind == .sign, "([{".contains(token.text) {
        index = tokens.closing(index)
      }
      index += 1
    }
    return found
  }

  /// The declaration whose keyword stands at an index, and the index of its last token.
  private static func declaration(_ tokens: [SwiftToken], at keyword: Int) -> (Declaration, Int)? {
    let rest = tokens[(keyword + 1)...].drop { $0.kind == .space }
    let isNameless = ["init", "subscript"].contains(tokens[keyword].text)
    guard let name = isNameless ? tokens[keyword].text : rest.first?.text, !name.isEmpty else {
      return nil
    }
    let start = beginning(tokens, keyword)
    let (end, brace) = ending(tokens, keyword)
    let whole = tokens[start...end]
    let inner = brace.map { Array(tokens[($0 + 1)..<max(end, $0 + 1)]) } ?? []
    let isType = !["func", "var", "let", "init", "subscript"].contains(tokens[keyword].text)
    return (
      Declaration(
        name: name, text: aligned(whole.text, tokens, start),
        signature: aligned(tokens[start..<(brace ?? end + 1)].text, tokens, start).trimmedBothEnds,
        body: inner, members: isType ? declarations(inner[...]) : []), end
    )
  }

  /// Attributes and modifiers belong to it: all words back to a comment, a brace or an empty line.
  private static func beginning(_ tokens: [SwiftToken], _ keyword: Int) -> Int {
    var start = keyword
    var index = keyword - 1
    while index >= 0 {
      let token = tokens[index]
      if token.kind == .word || token.text == ")" {
        index = token.text == ")" ? tokens.opening(index) : index
        start = index
      } else if token.kind != .space || token.text.contains(where: \.isNewline) {
        break
      }
      index -= 1
    }
    return start
  }

  /// Its closing brace, or the end of its line where that opens none outside of brackets.
  private static func ending(_ tokens: [SwiftToken], _ keyword: Int) -> (end: Int, brace: Int?) {
    var index = keyword + 1
    var last = keyword
    while index < tokens.count {
      let token = tokens[index]
      if token.text == "{" { return (tokens.closing(index), index) }
      if token.text == "}" { break }
      if token.kind == .space, token.text.contains(where: \.isNewline),
        endsLine(tokens[last], tokens[(index + 1)...].first)
      {
        break
      }
      if token.kind == .sign, "([".contains(token.text) { index = tokens.closing(index) }
      if tokens[index].kind != .space { last = index }
      index += 1
    }
    return (last, nil)
  }

  private static func endsLine(_ last: SwiftToken, _ next: SwiftToken?) -> Bool {
    guard let next else { return true }
    let goesOn = ["{", "->", "where", "throws", "=", "(", "."].contains(next.text)
    return !goesOn && last.kind != .mark && ![",", ":"].contains(last.text)
  }

  /// Every line as far to the left as the first.
  private static func aligned(_ text: String, _ tokens: [SwiftToken], _ start: Int) -> String {
    let before = start > 0 ? tokens[start - 1].text : ""
    let depth = before.reversed().prefix { $0 == " " }.count
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      String(line.dropFirst(min(depth, line.prefix { $0 == " " }.count)))
    }.joined(separator: "\n")
  }
}
