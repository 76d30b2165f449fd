import Escaping

/// Turns text of any origin into gnuplot source that can only ever be read as that text.
///
/// Single quotes are the one kind of gnuplot string in which backquotes, `$(…)`, `@macro` and
/// backslashes mean nothing. A quote in the text and a line break, which would end the command, are
/// joined on as constants in double quotes that hold nothing of the text (a doubled quote would do
/// inside, but gnuplot 5.4 misreads a string that begins with one). Every terminal is opened
/// `noenhanced`, so `_ ^ { } &` are plain letters too.
///
/// All of this looks at Unicode scalars: for a `Character` a quote with an accent is no quote, for
/// gnuplot it is.
package enum Text {
  package static func quoted(_ text: String) -> String {
    let lines = lines(text).map { line in
      let parts = line.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "'" + String(Substring($0)) + "'" }
      return joined(parts, with: "\"'\"")
    }
    let source = joined(lines, with: "\"\\n\"")
    return source.isEmpty ? "''" : source
  }

  /// Joins parts by gnuplot's dot, with a constant between them; empty parts leave no trace.
  private static func joined(_ parts: [String], with constant: String) -> String {
    parts.enumerated().flatMap { $0.offset > 0 ? [constant, $0.element] : [$0.element] }
      .filter { !$0.isEmpty }.joined(separator: ".")
  }

  /// A tick label: gnuplot reads it as a format, so `%` is doubled.
  package static func quotedTick(_ text: String) -> String {
    let parts = text.unicodeScalars.split(separator: "%", omittingEmptySubsequences: false)
    return quoted(parts.map { String(Substring($0)) }.joined(separator: "%%"))
  }

  /// The lines of a text; control characters, which XML and terminals cannot carry, are spelled.
  ///
  /// `]]>` is not allowed in XML and gnuplot does not escape it: a space of no width parts it.
  package static func lines(_ text: String) -> [String] {
    text.visible.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        var clean = String.UnicodeScalarView()
        for scalar in line.unicodeScalars.map({ $0 == "\t" ? " " : $0 }) {
          if scalar == ">", clean.suffix(2).elementsEqual("]]".unicodeScalars) {
            clean.append("\u{200B}")
          }
          clean.append(scalar)
        }
        return String(clean)
      }
  }

  /// The text with line breaks at blanks so that no line is wider than `width` font sizes, where
  /// its words allow it.
  package static func wrapped(_ text: String, width limit: Double) -> String {
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

  /// The text with every line that is wider than `limit` font sizes cut off, and … in place of the rest.
  package static func shortened(_ text: String, width limit: Double) -> String {
    guard width(text) > limit else { return text }
    return text.visible.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard width(String(line)) > limit else { return String(line) }
      var shown = "", length = 1.0
      for character in line {
        length += width(character)
        guard length <= limit else { break }
        shown.append(character)
      }
      return shown + "…"
    }.joined(separator: "\n")
  }

  /// One line for a comment in a data file.
  package static func comment(_ text: String) -> String { lines(text).joined(separator: " ") }

  /// About how wide the text is in widths of the font's size (DejaVu Sans), by its longest line.
  package static func width(_ text: String) -> Double {
    lines(text).map { $0.reduce(0) { $0 + width($1) } }.max() ?? 0
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
  /// Beyond this a number is off every paper, as infinity is: gnuplot takes 9e307 for undefined, and a range
  /// needs room for its margins.
  static let farthest = 1e300

  var isDrawable: Bool { magnitude <= .farthest }

  /// The number as gnuplot reads it, with about seven digits: enough for a picture, small in a file.
  var plain: String {
    guard magnitude < 8e307 else { return "NaN" }
    if self == rounded(), abs(self) < 1e15 { return String(Int(self)) }
    return abs(self) < 1e-30 || abs(self) > 1e30 ? description : Float(self).description
  }

  /// The number among others that are at most `length` apart: with all its digits where seven of
  /// them would not tell it from these.
  func plain(over length: Double) -> String {
    let isExact = self == rounded() && magnitude < 1e15
    let isClose = length > 0 && length < 1e-5 * magnitude && magnitude < 8e307
    return isClose && !isExact ? description : plain
  }
}
