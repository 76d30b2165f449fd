extension String {
  /// The text as a reader may see it: what would steer a terminal, hide or reorder letters stands there
  /// as `\u{1B}`. Line breaks and tabs stay; `\r\n` is one line break.
  ///
  /// Shown so are control characters (C0, DEL, C1), line and paragraph separators, the marks that turn
  /// the direction of writing (Unicode TR36), noncharacters, and U+E000…E0FF, the terminal's own marks.
  package var visible: String { spelled { $0 == "\n" || $0 == "\t" } }

  /// What a message has room for, by scalars: a file may hold a text of any length.
  package var clipped: String {
    let first = unicodeScalars.prefix(100)
    return first.endIndex < endIndex ? String(String.UnicodeScalarView(first)) + "…" : self
  }

  /// The same in one line: line breaks and tabs stand there as `\u{A}` and `\u{9}`.
  package var visibleLine: String { spelled { _ in false } }

  private func spelled(_ isKept: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: { $0.isUnseen && !isKept($0) }) else { return self }
    var text = ""
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\r" && rest.first == "\n" && isKept("\n") { continue }
      if scalar.isUnseen && !isKept(scalar) {
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether it has no look of its own and could change that of others.
  package var isUnseen: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xE000...0xE0FF,
      0xFDD0...0xFDEF:
      true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  var isASCIILetterOrDigit: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
  }
}
