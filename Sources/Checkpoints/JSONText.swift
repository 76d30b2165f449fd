/// A name for a message: in quotes, with everything escaped that a terminal might obey, and not endless.
func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars.prefix(100)
  return jsonString(
    String(String.UnicodeScalarView(scalars)) + (scalars.endIndex < text.endIndex ? "…" : ""))
}

/// Text as a JSON string, with its quotes; controls, formatting and separators are escaped.
func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}

extension String {
  /// Whether both are the same bytes. Swift's `==` also equates é with e and a combining accent, and a file
  /// may hold both.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
