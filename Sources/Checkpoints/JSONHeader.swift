/// As much of JSON as the header of a safetensors file may have. Foundation's reader cannot be used:
/// it takes the last of two entries of the same name, and the format forbids two.
indirect enum JSONHeader: Equatable {
  case object([(key: String, value: JSONHeader)])
  case array([JSONHeader])
  case string(String)
  case integer(Int)

  static func == (a: JSONHeader, b: JSONHeader) -> Bool {
    switch (a, b) {
    case (.object(let x), .object(let y)):
      x.count == y.count && zip(x, y).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    case (.array(let x), .array(let y)): x == y
    case (.string(let x), .string(let y)): x == y
    case (.integer(let x), .integer(let y)): x == y
    default: false
    }
  }

  /// Reads a whole text. Throws a sentence with the position of the first byte that does not fit.
  static func parse(_ bytes: [UInt8]) throws -> JSONHeader {
    var scanner = JSONScanner(bytes: bytes)
    let value = try scanner.value(depth: 0)
    scanner.skipSpace()
    if scanner.position < bytes.count { throw scanner.failure("the end of the header") }
    return value
  }

  /// Text as a JSON string, with its quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
