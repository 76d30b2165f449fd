import Weaving

extension Exercise {
  /// The checks without what they expect: `Check("…", input: …, expected: 6, …) { f(3) }` becomes
  /// `Checks.Question() { f(3) }`, on the same lines.
  var questions: String {
    let tokens = SwiftToken.tokens(checks)
    var (text, index) = ("", 0)
    while index < tokens.count {
      let isCheck = tokens[index] == SwiftToken(kind: .word, text: "Check")
      text += isCheck ? "Checks.Question" : tokens[index].text
      index += 1
      guard isCheck, index < tokens.count, tokens[index].text == "(" else { continue }
      let end = tokens.closing(index)
      let got = tokens.arguments(index).map { Array(tokens[$0]) }
        .filter { $0.first { $0.kind != .space }?.text == "got" }.map(\.text)
      let lines = tokens[index...end].map(\.text).joined().filter(\.isNewline).count
      let newlines = lines - got.joined().filter(\.isNewline).count
      text += "(" + String(repeating: "\n", count: newlines) + got.joined() + ")"
      index = end + 1
    }
    return text
  }
}
