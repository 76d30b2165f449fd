import Weaving

extension Mutator {
  private static let others = [
    "min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "floor": "ceil",
    "ceil": "floor", "first": "last", "last": "first", "dropFirst": "dropLast",
    "dropLast": "dropFirst", "prefix": "suffix", "suffix": "prefix", "true": "false",
    "false": "true", "$0": "$1", "$1": "$0", "allSatisfy": "contains", "contains": "allSatisfy",
  ]
  private static let functions = [
    "exp", "log", "tanh", "sqrt", "abs", "floor", "ceil", "sin", "cos",
  ]
  private static let keywords: Set = [
    "let", "var", "func", "return", "for", "in", "if", "else", "while", "guard", "where", "case",
    "true", "false", "inout", "as", "switch", "default", "break", "continue", "self", "nil",
  ]

  /// Its opposite, nothing of it, or a constant in its place.
  mutating func changeWord(_ index: Int) {
    guard tokens[index].kind == .word else { return }
    let (text, isMember) = (token(index), token(index - 1).hasSuffix("."))
    if let other = Mutator.others[text] { replace(index, by: other) }
    if Mutator.functions.contains(text) && token(index + 1) == "(" { replace(index, by: "") }
    if isMember { changeMember(index) }
    if !isMember && isValue(index) {
      for constant in ["0", "1"] { replace(index, by: constant) }
    }
  }

  /// `.reversed()` left out; a sum that is another number of its list; a count that is off by one.
  private mutating func changeMember(_ index: Int) {
    let end = index + 1
    if token(end) == "(" && token(end + 1) == ")" { replace((index - 1)..<(end + 2), by: "") }
    if token(index) == "reduce"
      && tokens[end...].prefix(5).map(\.text) == ["(", "0", ",", " ", "+"]
    {
      for other in ["max()!", "min()!", "first!", "last!", "mean", "median"] {
        replace(index..<(tokens.closing(end) + 1), by: other)
      }
    }
    if token(index) == "count" {
      replace(index, by: "count - 1")
      replace(index, by: "count + 1")
    }
  }

  /// Whether a variable is read here: not called, no label, and not declared.
  private func isValue(_ index: Int) -> Bool {
    let text = token(index)
    // Nor does it have members or an index: a number has none, and the compiler would search for them long.
    let next = token(index + 1)
    if Mutator.keywords.contains(text) || ["(", ":", "[", ".", "?."].contains(next) {
      return false
    }
    if text.first!.isUppercase || tokens.declares(index) { return false }
    return true
  }
}

extension [SwiftToken] {
  func isSpace(_ index: Int) -> Bool { indices.contains(index) && self[index].kind == .space }

  /// Whether a name is made here: between `let` and `=`, `for` and `in`, or in front of a closure's `in`.
  fileprivate func declares(_ index: Int) -> Bool {
    var place = index - 1
    while place >= 0, !self[place].text.contains("\n") {
      let text = self[place].text
      if ["let", "var", "for", "func"].contains(text) { return true }
      if ["=", "in", "return"].contains(text) { break }
      if text == "{" { return isClosure(place, upTo: index) }
      place -= 1
    }
    return isAssigned(index)
  }

  private func isClosure(_ brace: Int, upTo index: Int) -> Bool {
    let end = self[brace...].firstIndex {
      $0.text == "in" || $0.text.contains("\n") || $0.text == "}"
    }
    return end.map { self[$0].text == "in" && $0 > index } ?? false
  }

  /// `name = …` and `name[…] += …`: the left side stays a place.
  private func isAssigned(_ index: Int) -> Bool {
    let end = primary(from: index).upperBound
    guard end + 1 < count, isSpace(end) else { return false }
    return ["=", "+=", "-=", "*=", "/="].contains(self[end + 1].text)
  }

  /// The operand that ends at a token: `a.b(c)[d]`, `(a + b)`, `-a`.
  func primary(to end: Int) -> Range<Int> {
    var start = end
    while start > 0 {
      while start > 0, ["!", "?"].contains(self[start].text) { start -= 1 }
      let isBracket = [")", "]", "}"].contains(self[start].text)
      if isBracket { start = opening(start) }
      guard start > 0, let step = stepBack(start, isBracket) else { break }
      start -= step
    }
    return Swift.max(0, start)..<(end + 1)
  }

  /// How far back the piece in front of another one begins, if the two belong together.
  private func stepBack(_ start: Int, _ isBracket: Bool) -> Int? {
    let before = self[start - 1]
    if self[start].text == "{" { return before.text == " " && start > 1 ? 2 : nil }
    if isBracket && (before.kind == .word || [")", "]", "!"].contains(before.text)) { return 1 }
    if before.kind == .mark && [".", "!.", "?."].contains(before.text) { return 2 }
    return nil
  }

  /// The operand that begins at a token.
  func primary(from start: Int) -> Range<Int> {
    var end = start
    if end < count, self[end].text == "-" { end += 1 }
    guard end < count else { return start..<count }
    if ["(", "[", "{"].contains(self[end].text) { end = closing(end) }
    while end + 1 < count {
      let next = self[end + 1]
      if ["(", "["].contains(next.text) {
        end = closing(end + 1)
      } else if next.kind == .mark && ["!", "?"].contains(next.text) {
        end += 1
      } else if [".", "!.", "?."].contains(next.text) && end + 2 < count {
        end += 2
      } else if next.text == " ", end + 2 < count, self[end + 2].text == "{",
        isCallWithClosure(end)
      {
        end = closing(end + 2)
      } else {
        break
      }
    }
    return start..<(end + 1)
  }

  /// `.map {` and `.reduce(0) {`, but not the body of an `if`.
  private func isCallWithClosure(_ end: Int) -> Bool {
    let name = self[end].text == ")" ? opening(end) - 1 : end
    return name > 0 && self[name - 1].text.hasSuffix(".")
      && ["map", "flatMap", "reduce", "filter", "min", "max", "sorted"].contains(self[name].text)
  }

  /// Behind the last token of the expression that begins at a token.
  func expressionEnd(_ start: Int) -> Int {
    var index = start
    while index < count {
      let text = self[index].text
      if [")", "]", "}", ",", ";"].contains(text) { break }
      if isSpace(index) && text.contains("\n") && !continues(index + 1) { break }
      if ["(", "[", "{"].contains(text) { index = closing(index) }
      index += 1
    }
    while index > start && isSpace(index - 1) { index -= 1 }
    return index
  }

  private func continues(_ index: Int) -> Bool {
    indices.contains(index) && self[index].kind == .mark && self[index].text != "-"
  }
}
