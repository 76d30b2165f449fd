/// Text inside HTML that means nothing but itself.
package enum HTML {
  /// The text between tags or in an attribute's quotes.
  package static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// A link to a file below the page, of the names of the folders and the file: percent-encoded, so that
  /// none is a scheme, a query or two names.
  package static func link(_ names: String...) -> String {
    names.map(encoded).joined(separator: "/")
  }

  /// RFC 3986: everything but letters, digits and `-._~` as `%` and two digits for each byte of UTF-8.
  private static func encoded(_ name: String) -> String {
    name.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCIILetterOrDigit || "-._~".unicodeScalars.contains(scalar) {
        return String(scalar)
      }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}
