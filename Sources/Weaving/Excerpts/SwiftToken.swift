/// Swift source cut into pieces, as far as rewriting a few lines of it needs: the pieces together are the source.
package struct SwiftToken: Hashable {
  package enum Kind { case word, number, string, comment, space, mark, sign }

  package let kind: Kind
  package var text: String

  package init(kind: Kind, text: String) { (self.kind, self.text) = (kind, text) }

  /// Brackets and commas are signs of their own; `<=` and `..<` are one mark.
  package static func tokens(_ source: String) -> [SwiftToken] {
    var rest = source[...]
    var tokens: [SwiftToken] = []
    while let first = rest.first {
      let (kind, length) = piece(first, rest)
      tokens.append(SwiftToken(kind: kind, text: String(rest.prefix(length))))
      rest = rest.dropFirst(length)
    }
    return tokens
  }

  private static func piece(_ first: Character, _ rest: Substring) -> (Kind, Int) {
    func count(_ holds: (Character) -> Bool) -> Int { rest.prefix(while: holds).count }
    if first.isWhitespace { return (.space, count(\.isWhitespace)) }
    if rest.hasPrefix("//") { return (.comment, count { !$0.isNewline }) }
    if first == "\"" { return (.string, stringLength(rest)) }
    if first.isNumber {
      let match = rest.prefixMatch(of: /[0-9][0-9_]*(\.[0-9]+)?(e-?[0-9]+)?/)
      return (.number, match?.0.count ?? 1)
    }
    if first.isLetter || "_$@#".contains(first) {
      return (.word, 1 + rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.count)
    }
    if "()[]{},:;".contains(first) { return (.sign, 1) }
    let marks = count { "+-*/%=<>!&|^~?.".contains($0) }
    return (.mark, max(1, marks))
  }

  /// Up to the closing quotation mark; what stands in `\( … )` may hold strings of its own.
  private static func stringLength(_ text: Substring) -> Int {
    let quotes = "\"\"\""
    if text.hasPrefix(quotes) {
      return text.dropFirst(3).firstRange(of: quotes)
        .map { text.distance(from: text.startIndex, to: $0.upperBound) } ?? text.count
    }
    var (depth, isEscaped, length) = (0, false, 1)
    for character in text.dropFirst() {
      length += 1
      if isEscaped {
        if character == "(" { depth += 1 }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if depth > 0 {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      } else if character == "\"" {
        return length
      }
    }
    return length
  }
}

extension Sequence<SwiftToken> {
  package var text: String { map(\.text).joined() }
}

extension [SwiftToken] {
  /// The index of the bracket that closes the one at `start`.
  package func closing(_ start: Int) -> Int {
    var depth = 0
    for index in start..<count where self[index].kind == .sign {
      if "([{".contains(self[index].text) { depth += 1 }
      if ")]}".contains(self[index].text) { depth -= 1 }
      if depth == 0 { return index }
    }
    return count - 1
  }

  /// The index of the bracket that opens what the one at `end` closes.
  package func opening(_ end: Int) -> Int {
    var depth = 0
    for index in stride(from: end, through: 0, by: -1) where self[index].kind == .sign {
      if ")]}".contains(self[index].text) { depth += 1 }
      if "([{".contains(self[index].text) { depth -= 1 }
      if depth == 0 { return index }
    }
    return 0
  }

  /// What stands between the commas of the brackets at `start`, as ranges of tokens.
  package func arguments(_ start: Int) -> [Range<Int>] {
    let end = closing(start)
    var (ranges, begin, index) = ([Range<Int>](), start + 1, start + 1)
    while index < end {
      if self[index].text == "," {
        ranges.append(begin..<index)
        begin = index + 1
      } else if self[index].kind == .sign && "([{".contains(self[index].text) {
        index = closing(index)
      }
      index += 1
    }
    return begin < end ? ranges + [begin..<end] : ranges
  }
}
