/// A statement of Swift source, as far as it can be told from others without a compiler.
struct SwiftStatement {
  /// Without comments, and without blanks outside of brackets.
  let tokens: [SwiftToken]

  var words: [String] { tokens.filter { $0.kind == .word }.map(\.text) }

  /// The dotted name that a call or an assignment opens with: `chapter.note`.
  var head: String? {
    Self.path(tokens.drop { $0.text == "try" || $0.text == "_" || $0.text == "=" })
  }

  /// The dotted name behind the first `=`.
  var value: String? {
    guard let equals = tokens.firstIndex(where: { $0.text == "=" }) else { return nil }
    return Self.path(tokens[(equals + 1)...].drop { $0.text.hasPrefix("try") || $0.text == "!" })
  }

  private static func path(_ tokens: some Sequence<SwiftToken>) -> String? {
    let name = tokens.prefix { $0.kind == .word || $0.text == "." }.text
    return name.isEmpty ? nil : name
  }

  /// The statements in each pair of braces of an `if` or a `for`; nil for any other statement.
  var bodies: [[SwiftStatement]]? {
    guard ["if", "for"].contains(tokens.first?.text) else { return nil }
    var bodies: [[SwiftStatement]] = []
    var index = 0
    while index < tokens.count {
      if tokens[index].text == "{" {
        let end = tokens.closing(index)
        bodies.append(Self.statements(Array(tokens[(index + 1)..<max(end, index + 1)])))
        index = end
      } else if "([".contains(tokens[index].text) {
        index = tokens.closing(index)
      }
      index += 1
    }
    return bodies
  }
}

extension SwiftStatement {
  static func statements(_ code: String) -> [SwiftStatement] {
    let tokens = SwiftToken.tokens(code).filter { $0.kind != .comment }
    return statements(tokens)
  }

  /// A new line begins a statement outside of brackets, unless a sign on either side goes on with the old one.
  private static func statements(_ tokens: [SwiftToken]) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    var (current, depth) = ([SwiftToken](), 0)
    for (index, token) in tokens.enumerated() {
      if token.kind == .space {
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        if depth == 0, token.text.contains(where: \.isNewline), ends(current.last, before: next) {
          if !current.isEmpty { statements.append(SwiftStatement(tokens: current)) }
          current = []
        } else if depth > 0 {
          current.append(token)
        }
        continue
      }
      if token.kind == .sign, "([{".contains(token.text) { depth += 1 }
      if token.kind == .sign, ")]}".contains(token.text) { depth -= 1 }
      current.append(token)
    }
    return current.isEmpty ? statements : statements + [SwiftStatement(tokens: current)]
  }

  private static func ends(_ last: SwiftToken?, before next: SwiftToken?) -> Bool {
    guard let last, let next else { return true }
    let goesOn = next.kind == .mark || next.text == "{" || next.text == "else" || next.text == ":"
    return !goesOn && last.kind != .mark && last.text != "," && last.text != ":"
  }
}
