extension JSONScanner {
  /// Reads a string, if one is next.
  mutating func takeString() throws -> String? {
    guard take("\"") else { return nil }
    var result: [UInt8] = []
    while position < bytes.count, bytes[position] >= 0x20 {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: result, as: UTF8.self) else {
          throw failure("a string in UTF-8 before it")
        }
        return text
      }
      if byte == UInt8(ascii: "\\") { result += try escape().utf8 } else { result.append(byte) }
    }
    throw failure("a closing quote")
  }

  private mutating func escape() throws -> String {
    let simple: [UInt8: String] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
      0x74: "\t",
    ]
    if position < bytes.count, let character = simple[bytes[position]] {
      position += 1
      return character
    }
    var units = [try codeUnit()]
    if UTF16.isLeadSurrogate(units[0]) {
      guard bytes[position...].first == UInt8(ascii: "\\") else {
        throw failure("the second half of a surrogate pair")
      }
      position += 1
      units.append(try codeUnit())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw failure("a valid surrogate pair before it")
    }
    return text
  }

  private mutating func codeUnit() throws -> UInt16 {
    let digits = bytes[position...].dropFirst().prefix(4)
    guard bytes[position...].first == UInt8(ascii: "u"), digits.count == 4,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure("an escape: one of \"\\/bfnrt or u and four hexadecimal digits") }
    position += 5
    return unit
  }
}
