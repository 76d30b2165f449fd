import Weaving

/// Everything that is changed in a piece of Swift to get mutants of it. It knows no types: what does not
/// compile is no mutant, and the compiler says so.
struct Mutator {
  let tokens: [SwiftToken]
  private(set) var texts: [String] = []

  init(_ source: String) {
    tokens = SwiftToken.tokens(source)
    for index in tokens.indices where tokens[index].isCode {
      changeNumber(index)
      changeMark(index)
      changeWord(index)
      changeBrackets(index)
      changeStatement(index)
    }
  }

  mutating func replace(_ range: Range<Int>, by text: String) {
    texts.append(tokens[..<range.lowerBound].text + text + tokens[range.upperBound...].text)
  }

  mutating func replace(_ index: Int, by text: String) { replace(index..<index + 1, by: text) }

  func token(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

  // MARK: Numbers

  /// One more and one less; `$0.1` for `$0.0`.
  private mutating func changeNumber(_ index: Int) {
    guard tokens[index].kind == .number else { return }
    let text = token(index)
    if token(index - 1) == "." { return replace(index, by: text == "0" ? "1" : "0") }
    for step in [1, -1] {
      if let number = Int(text) {
        replace(index, by: number + step < 0 ? "(\(number + step))" : "\(number + step)")
      } else if let number = Double(text) {
        replace(index, by: "(\(number + Double(step)))")
      }
    }
  }

  // MARK: Operators

  private static let others: [String: [String]] = [
    "+": ["-", "*"], "-": ["+"], "*": ["/", "+"], "/": ["*"], "%": ["/"],
    "+=": ["-=", "="], "-=": ["+=", "="], "*=": ["/=", "="], "/=": ["*="],
    "<": ["<=", ">"], ">": [">=", "<"], "<=": ["<", ">"], ">=": [">", "<"],
    "==": ["!="], "!=": ["=="], "&&": ["||"], "||": ["&&"], "..<": ["..."], "...": ["..<"],
  ]

  private mutating func changeMark(_ index: Int) {
    guard tokens[index].kind == .mark else { return }
    let text = token(index)
    let isBinary = tokens.isSpace(index - 1) && tokens.isSpace(index + 1)
    if text.hasPrefix("..") || isBinary {
      for other in Mutator.others[text] ?? [] { replace(index, by: other) }
    } else if ["-", "!"].contains(text) && !tokens.isSpace(index + 1) && !isPostfix(index) {
      replace(index, by: "")
    }
    if ["..<", "..."].contains(text), !tokens.isSpace(index + 1), token(index + 1) != "]" {
      let right = tokens.primary(from: index + 1)
      replace(right, by: tokens[right].text + " - 1")
    }
    if isBinary && ["+", "-", "*", "/", "%", "<", ">", "<=", ">="].contains(text) {
      changeOperands(index)
    }
    if isBinary && text == "?" { exchangeBranches(index) }
    if isBinary && ["=", "+=", "-="].contains(text) { changeRight(index) }
  }

  private func isPostfix(_ index: Int) -> Bool {
    index > 0 && (tokens[index - 1].kind == .word || [")", "]"].contains(token(index - 1)))
  }

  /// The two exchanged, and each of them alone.
  private mutating func changeOperands(_ index: Int) {
    let (left, right) = (tokens.primary(to: index - 2), tokens.primary(from: index + 2))
    let whole = left.lowerBound..<right.upperBound
    let (a, b) = (tokens[left].text, tokens[right].text)
    // Numbers may change places in a sum or a product; lists may not.
    let isCommutative = token(index) == "*" || (token(index) == "+" && !(a + b).contains("["))
    if !isCommutative { replace(whole, by: "\(b) \(token(index)) \(a)") }
    if token(index).contains("<") || token(index).contains(">") { return }
    replace(whole, by: a)
    replace(whole, by: b)
  }

  private mutating func exchangeBranches(_ index: Int) {
    let end = tokens.expressionEnd(index + 2)
    guard let colon = (index..<end).last(where: { token($0) == ":" }) else { return }
    let (yes, no) = (tokens[(index + 2)..<(colon - 1)].text, tokens[(colon + 2)..<end].text)
    replace((index + 2)..<end, by: "\(no) : \(yes)")
  }

  /// What is assigned or added: negated, without its sign, and at least 0.
  private mutating func changeRight(_ index: Int) {
    wrap((index + 2)..<tokens.expressionEnd(index + 2))
  }

  mutating func wrap(_ range: Range<Int>) {
    // A number alone is changed as a number.
    if range.count == 1 && tokens[range.lowerBound].kind == .number { return }
    for function in ["negated", "absolute", "positivePart"] {
      replace(range, by: "\(function)(\(tokens[range].text))")
    }
  }
}
