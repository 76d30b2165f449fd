import Escaping

/// A JSON value that is written byte for byte as Python's `nbformat` and `json` write it.
///
/// Keys are sorted, non-ASCII text stays as it is, numbers take their shortest exact form.
package enum JSONText: Equatable, Sendable {
  case null
  /// A truth.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  case unsigned(UInt64)
  /// A number.
  case number(Double)
  /// A word.
  case text(String)
  case array([JSONText])
  case object([String: JSONText])

  /// The text, with `indent` spaces for each level and no newline at the end.
  package func written(indent: Int = 1) -> String {
    var out = ""
    write(into: &out, indent: indent, depth: 0)
    return out
  }

  private func write(into out: inout String, indent: Int, depth: Int) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .integer(let value): out += "\(value)"
    case .unsigned(let value): out += "\(value)"
    case .number(let value): out += "\(value)"
    case .text(let value): out += JSON.quoted(value)
    case .array(let values):
      JSONText.list(values, "[]", into: &out, indent, depth) { value, out in
        value.write(into: &out, indent: indent, depth: depth + 1)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      JSONText.list(sorted, "{}", into: &out, indent, depth) { member, out in
        out += JSON.quoted(member.key) + ": "
        member.value.write(into: &out, indent: indent, depth: depth + 1)
      }
    }
  }

  private static func list<Item>(
    _ items: [Item], _ brackets: String, into out: inout String, _ indent: Int, _ depth: Int,
    _ write: (Item, inout String) -> Void
  ) {
    guard !items.isEmpty else { return out += brackets }
    let newline = "\n" + String(repeating: " ", count: indent * (depth + 1))
    out.append(brackets.first!)
    for (index, item) in items.enumerated() {
      out += index == 0 ? newline : "," + newline
      write(item, &out)
    }
    out += "\n" + String(repeating: " ", count: indent * depth)
    out.append(brackets.last!)
  }
}

extension JSONText {
  /// The text for an attribute of a page: what has no look of its own stands there by its number.
  package var writtenForPage: String {
    written(indent: 0).unicodeScalars
      .map { $0.isUnseen && $0 != "\n" ? JSON.escaped($0) : String($0) }.joined()
  }

  /// An object with more members.
  func with(_ more: [String: JSONText]) -> JSONText {
    guard case .object(let members) = self else { return self }
    return .object(members.merging(more) { $1 })
  }

  /// Text as nbformat stores it: one string for each line, split where Python's `splitlines` splits.
  package static func lines(_ text: String) -> JSONText {
    var lines: [JSONText] = []
    var line = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      line.append(scalar)
      let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if endsLine(scalar) && !isPair {
        lines.append(.text(String(line)))
        line = String.UnicodeScalarView()
      }
    }
    if !line.isEmpty { lines.append(.text(String(line))) }
    return .array(lines)
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
