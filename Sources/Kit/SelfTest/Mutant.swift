import Weaving

/// The reference with one small thing changed, as a person may get it wrong.
struct Mutant: Equatable, Sendable {
  let lines: [String]
  /// The changed lines as they are now, or `no: …` with what was left out: how `// EQUAL` names it.
  let change: String

  /// All mutants of a solution, each once.
  static func all(of solution: [String]) -> [Mutant] {
    let source = solution.joined(separator: "\n")
    var seen: Set<[SwiftToken]> = [code(source)]
    let texts = Mutator(source).texts.filter { seen.insert(code($0)).inserted }
    return texts.map { Mutant($0, of: solution) }
  }

  private init(_ text: String, of solution: [String]) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    change = Mutant.change(from: solution.map(\.trimmed), to: lines.map(\.trimmed))
  }

  /// Without what the compiler does not see.
  private static func code(_ text: String) -> [SwiftToken] {
    SwiftToken.tokens(text).filter { $0.kind != .space && $0.kind != .comment }
  }

  private static func change(from old: [String], to new: [String]) -> String {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let middle = new[start..<(new.count - end)].joined(separator: " ")
    return middle.isEmpty
      ? "no: " + old[start..<(old.count - end)].joined(separator: " ") : middle
  }
}

extension Exercise {
  /// The reference and its mutants as one function: `mutant`, a number, says which of them runs.
  func withMutants(_ mutants: [Int: Mutant]) -> String {
    let cases = mutants.sorted { $0.key < $1.key }.flatMap { number, mutant in
      ["case \(number):  // mutant"] + complete(mutant.lines) + [
        isFunction ? "fatalError()" : "break"
      ]
    }
    let body = ["switch mutant {"] + cases + ["default:"] + complete(code.solution) + ["}"]
    return answer(code.text(body))
  }

  /// A single expression is returned; in a `case` that has to be said.
  private func complete(_ lines: [String]) -> [String] {
    let tokens = SwiftToken.tokens(lines.joined(separator: "\n"))
    guard isSingleExpression, let first = tokens.firstIndex(where: \.isCode) else { return lines }
    return [tokens[..<first].text + "return " + tokens[first...].text]
  }

  private var isSingleExpression: Bool {
    let tokens = SwiftToken.tokens(code.solution.joined(separator: "\n"))
    return isFunction && !tokens.outside.contains { tokens[$0].isStatement }
  }

  /// It returns something.
  private var isFunction: Bool { code.before.contains { $0.contains("->") } }
}

extension SwiftToken {
  var isCode: Bool { kind != .space && kind != .comment }

  /// What an expression by itself cannot hold.
  fileprivate var isStatement: Bool {
    let words = ["return", "let", "var", "func", "for", "if", "while", "guard"]
    return kind == .word ? words.contains(text) : ["=", "+=", "-=", "*=", "/="].contains(text)
  }
}

extension [SwiftToken] {
  /// The indices of tokens that stand in no braces.
  var outside: [Int] {
    var depth = 0
    return indices.filter { index in
      if self[index].text == "{" { depth += 1 }
      if self[index].text == "}" { depth -= 1 }
      return depth == 0
    }
  }
}
