/// Turns text of any origin into gnuplot source that can only ever be read as that text.
///
/// Single quotes are the one kind of gnuplot string in which backquotes, `$(…)`, `@macro` and
/// backslashes mean nothing; a quote in the text is doubled. Every terminal is opened `noenhanced`,
/// so `_ ^ { } &` are plain letters too. A line break ends a gnuplot command, so it is joined on as a
/// constant in double quotes that holds nothing of the text.
enum Text {
  static func quoted(_ text: String) -> String {
    lines(text).map {
      "'"
        + $0.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
    }
    .joined(separator: ".\"\\n\".")
  }

  /// A tick label: gnuplot reads it as a format, so `%` is doubled.
  static func quotedTick(_ text: String) -> String {
    quoted(text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%"))
  }

  /// The lines of a text, without the control characters that XML and terminals cannot carry.
  static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { line in String(String.UnicodeScalarView(line.unicodeScalars.compactMap(printable))) }
  }

  /// The text with line breaks at blanks so that no line is wider than `width` font sizes, where
  /// its words allow it.
  static func wrapped(_ text: String, width limit: Double) -> String {
    lines(text).map { line in
      var result = "", current = 0.0
      for word in line.split(separator: " ", omittingEmptySubsequences: false) {
        let length = width(String(word))
        let fits = result.isEmpty || current + 0.32 + length <= limit
        result += (result.isEmpty ? "" : fits ? " " : "\n") + word
        current = fits && !result.isEmpty ? current + 0.32 + length : length
      }
      return result
    }.joined(separator: "\n")
  }

  /// One line for a comment in a data file.
  static func comment(_ text: String) -> String { lines(text).joined(separator: " ") }

  /// About how wide the text is in widths of the font's size (DejaVu Sans), by its longest line.
  static func width(_ text: String) -> Double {
    lines(text).map { $0.reduce(0) { $0 + width($1) } }.max() ?? 0
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar == "\t" { return " " }
    return scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar.value & 0xFFFE == 0xFFFE ? nil : scalar
  }

  private static func width(_ character: Character) -> Double {
    guard let ascii = character.asciiValue else {
      return character.unicodeScalars.first!.value >= 0x2E80 ? 1 : 0.62
    }
    switch ascii {
    case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "I"),
      UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"):
      return 0.32
    case UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "M"), UInt8(ascii: "W"),
      UInt8(ascii: "%"):
      return 0.95
    default: return 0.62
    }
  }
}

extension Double {
  /// The number as gnuplot reads it, with about seven digits: enough for a picture, small in a file.
  var plain: String {
    guard isFinite else { return "NaN" }
    if self == rounded(), abs(self) < 1e15 { return String(Int(self)) }
    return abs(self) < 1e-30 || abs(self) > 1e30 ? description : Float(self).description
  }
}
