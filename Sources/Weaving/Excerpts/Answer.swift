/// The code that answers an exercise, to be told apart from code that gives it away.
struct Answer {
  /// What the marks stand in.
  private let names: Set<String>
  /// The lines between the marks, as their words and signs.
  private let code: [String]

  /// Reads a file of `Solutions/`.
  init(_ lines: [String]) {
    let solution = lines.drop { !$0.contains("// BEGIN SOLUTION") }.dropFirst()
      .prefix { line in
        !["// WRONG ", "// BROKEN ", "// EQUAL", "// END SOLUTION"].contains { line.contains($0) }
      }
    code = Self.words(solution.joined(separator: "\n"))
    let program = lines.prefix { !$0.hasPrefix("#if CHECKS") }.joined(separator: "\n")
    let whole = Declaration.all(in: program)
    names = Set(
      (whole + whole.flatMap(\.members)).filter { declaration in
        declaration.body.contains { $0.text == "// BEGIN SOLUTION" }
      }.map(\.name))
  }

  /// Whether a declaration is the answer by its name, or has its lines in it.
  func isGiven(by declaration: Declaration) -> Bool {
    names.contains(declaration.name) || Self.contains(code, in: declaration.body)
      || declaration.members.contains { names.contains($0.name) }
  }

  /// A line of a few words is in many places by chance.
  private static func contains(_ code: [String], in body: [SwiftToken]) -> Bool {
    let words = body.filter { $0.kind != .space && $0.kind != .comment }.map(\.text)
    guard code.count >= 5, words.count >= code.count else { return false }
    return (0...(words.count - code.count)).contains {
      Array(words[$0..<($0 + code.count)]) == code
    }
  }

  private static func words(_ text: String) -> [String] {
    SwiftToken.tokens(text).filter { $0.kind != .space && $0.kind != .comment }.map(\.text)
  }
}
