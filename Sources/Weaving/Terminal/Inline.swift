import Escaping

/// Text with invisible marks where a style begins and ends, so that it can be wrapped first.
enum Inline {
  private static let first: UInt32 = 0xE000
  private static let order: [Style] = [.bold, .italic, .cyan, .dim, .red, .green, .yellow, .blue]
  private static let end: Unicode.Scalar = "\u{E0FF}"

  private static func mark(_ style: Style) -> String {
    String(Unicode.Scalar(first + UInt32(order.firstIndex(of: style)!))!)
  }

  static func marked(_ text: String, _ style: Style) -> String {
    mark(style) + text + String(end)
  }

  /// Markdown's bold, italic, code, links and formulas.
  static func parse(_ text: String) -> String {
    var reader = InlineReader(text)
    return reader.readAll()
  }

  /// The text with its marks turned into the terminal's own, or left out.
  static func render(_ line: String, open: inout [Style], terminal: Terminal) -> String {
    var out = terminal.hasColor ? open.map(code).joined() : ""
    for scalar in line.unicodeScalars {
      if scalar == end {
        if !open.isEmpty { open.removeLast() }
        if terminal.hasColor { out += "\u{1B}[0m" + open.map(code).joined() }
      } else if first..<first + UInt32(order.count) ~= scalar.value {
        open.append(order[Int(scalar.value - first)])
        if terminal.hasColor { out += code(open.last!) }
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out + (terminal.hasColor && !open.isEmpty ? "\u{1B}[0m" : "")
  }

  private static func code(_ style: Style) -> String { "\u{1B}[\(style.rawValue)m" }
}

extension Character {
  /// How many columns a terminal gives it: none for marks and accents, two for Chinese.
  var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0xE000...0xE0FF, 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension String {
  /// The width of the text in a terminal.
  package var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The text in lines of at most `width` columns; a longer word has a line of its own.
  package func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var (line, taken) = ("", 0)
    for word in pieces {
      let (glue, columns) = (line.isEmpty || !word.isSpaced ? "" : " ", word.text.columns)
      if !line.isEmpty && taken + glue.count + columns > width {
        lines.append(line)
        (line, taken) = (word.text, columns)
      } else {
        line += glue + word.text
        taken += glue.count + columns
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// Words between spaces; a line may also break after every Chinese character.
  private var pieces: [(text: String, isSpaced: Bool)] {
    var pieces: [(text: String, isSpaced: Bool)] = []
    for word in split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      var isSpaced = true
      var piece = ""
      for character in word {
        if character.columns == 2 && !piece.isEmpty && !"，。、；：！？）".contains(character) {
          pieces.append((piece, isSpaced))
          (piece, isSpaced) = ("", false)
        }
        piece.append(character)
      }
      pieces.append((piece, isSpaced))
    }
    return pieces
  }
}
