import Escaping

/// Reads a line of Markdown from left to right, once: where a closing sign stands is remembered, however many
/// marks wait for it.
struct InlineReader {
  private var rest: Substring
  private var closings: [Character: Closing] = [:]

  /// From `start` on, the sign stands at `place` first, or nowhere.
  private struct Closing {
    var start: String.Index
    var place: String.Index?

    func isNext(from start: String.Index) -> Bool {
      self.start <= start && place.map { start <= $0 } ?? true
    }
  }

  init(_ text: String) { rest = text[...] }

  mutating func readAll() -> String {
    var out = ""
    while let character = rest.first {
      if character == "\\", let sign = rest.dropFirst().first, sign.isASCIIPunctuation {
        out.append(sign)
        rest = rest.dropFirst(2)
      } else if let (piece, after) = span() {
        out += piece
        rest = after
      } else {
        out.append(character)
        rest = rest.dropFirst()
      }
    }
    return out
  }

  /// What a span at the beginning shows, and the text after it. Read sign by sign: a regular expression would be
  /// compiled anew at every character.
  private mutating func span() -> (String, Substring)? {
    let inside = rest.dropFirst()
    switch rest.first {
    case "`":
      guard let code = part(of: inside, before: "`"), !code.text.isEmpty else { return nil }
      return (Inline.marked(String(code.text), .cyan), code.after)
    case "$":
      guard let formula = part(of: inside, before: "$"), let first = formula.text.first,
        !first.isWhitespace, formula.text.last?.isWhitespace == false
      else { return nil }
      // A formula breaks nowhere.
      let signs = TeX.unicode(String(formula.text)).replacing(" ", with: "\u{A0}")
      return (signs, formula.after)
    case "*" where inside.first == "*":
      guard let bold = part(of: inside.dropFirst(), before: "*"), !bold.text.isEmpty,
        bold.after.first == "*"
      else { return nil }
      return (Inline.marked(Inline.parse(String(bold.text)), .bold), bold.after.dropFirst())
    case "*":
      guard let italic = part(of: inside, before: "*"), let first = italic.text.first,
        !first.isWhitespace
      else { return nil }
      return (Inline.marked(Inline.parse(String(italic.text)), .italic), italic.after)
    case "[": return link(inside)
    case "!" where inside.first == "[": return link(inside.dropFirst())
    case "<":
      let name = inside.first == "/" ? inside.dropFirst() : inside
      guard let first = name.first, first.isASCII, first.isLowercase,
        let tag = part(of: name, before: ">")
      else { return nil }
      return ("", tag.after)
    case "&" where inside.first == "#": return reference(inside.dropFirst())
    default: return nil
    }
  }

  /// The character of `8216;`, which has at most seven digits (CommonMark).
  private func reference(_ text: Substring) -> (String, Substring)? {
    // A combining mark behind the semicolon makes one character of both.
    let scalars = text.unicodeScalars
    guard let end = scalars.prefix(8).firstIndex(of: ";"), let number = UInt32(text[..<end]),
      let scalar = Unicode.Scalar(number), !scalar.isUnseen
    else { return nil }
    return (String(scalar), text[scalars.index(after: end)...])
  }

  /// The words of `words](address)`.
  private mutating func link(_ text: Substring) -> (String, Substring)? {
    guard let words = part(of: text, before: "]"), words.after.first == "(",
      let address = part(of: words.after.dropFirst(), before: ")")
    else { return nil }
    return (Inline.parse(String(words.text)), address.after)
  }

  /// The text before a closing sign, and what follows the sign.
  private mutating func part(
    of text: Substring, before close: Character
  ) -> (text: Substring, after: Substring)? {
    let start = text.startIndex
    if closings[close]?.isNext(from: start) != true {
      closings[close] = Closing(start: start, place: text.firstIndex(of: close))
    }
    guard let end = closings[close]!.place else { return nil }
    return (text[..<end], text[text.index(after: end)...])
  }
}

extension Character {
  /// Whether Markdown takes a backslash before it as the sign itself.
  fileprivate var isASCIIPunctuation: Bool { isASCII && (isPunctuation || isSymbol) }
}
