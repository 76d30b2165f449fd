import Weaving

extension Mutator {
  /// Neighbours exchanged between commas; an index off by one; a group without its sign.
  mutating func changeBrackets(_ index: Int) {
    guard ["(", "["].contains(token(index)) else { return }
    let arguments = tokens.arguments(index)
    for (left, right) in zip(arguments, arguments.dropFirst()) { exchange(left, right) }
    let isIndexed =
      index > 0 && (tokens[index - 1].kind == .word || [")", "]"].contains(token(index - 1)))
    guard arguments.count == 1, let inner = arguments.first else { return }
    if token(index) == "[" && isIndexed && !tokens[inner].contains(where: { $0.text == "..." }) {
      replace(inner, by: tokens[inner].text + " + 1")
      replace(inner, by: tokens[inner].text + " - 1")
    }
    if token(index) == "(" && !isIndexed { wrap(inner) }
  }

  /// Labels stay where they are.
  private mutating func exchange(_ left: Range<Int>, _ right: Range<Int>) {
    let (first, second) = (value(left), value(right))
    replace(
      first.lowerBound..<second.upperBound,
      by: tokens[second].text + tokens[first.upperBound..<second.lowerBound].text
        + tokens[first].text)
  }

  private func value(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound && tokens[start].kind == .space { start += 1 }
    if token(start + 1) == ":" && tokens[start].kind == .word { start += 2 }
    while start < range.upperBound && tokens[start].kind == .space { start += 1 }
    return start..<max(start, range.upperBound)
  }

  // MARK: Statements

  /// A statement left out; a loop that ends at once or after its first round; a result without its sign.
  mutating func changeStatement(_ index: Int) {
    let isFirst = index == 0 || token(index - 1).contains("\n") || token(index - 2) == "{"
    if isFirst && isLeftOut(index) { replace(index..<tokens.statementEnd(index), by: "") }
    if token(index) == "for" && isFirst { endEarly(index) }
    if token(index) == "return" { wrap((index + 2)..<tokens.expressionEnd(index + 2)) }
    if index == tokens.firstIndex(where: \.isCode), tokens.expressionEnd(index) >= tokens.count {
      wrap(index..<tokens.count)
    }
  }

  private func isLeftOut(_ index: Int) -> Bool {
    let kept = ["let", "var", "func", "return", "guard", "}", "else", "case"]
    return !kept.contains(token(index)) && tokens[index].kind != .mark
      && (index > 0 || tokens.statementEnd(index) < tokens.count)
  }

  private mutating func endEarly(_ index: Int) {
    guard let open = tokens[index...].firstIndex(where: { $0.text == "{" }) else { return }
    replace(tokens.closing(open), by: "\nbreak\n}")
    replace(open, by: "{\nbreak\n")
  }
}

extension [SwiftToken] {
  /// Behind a statement: its line, or all of its braces.
  fileprivate func statementEnd(_ start: Int) -> Int {
    let end = expressionEnd(start)
    return end == start ? start + 1 : end
  }
}
