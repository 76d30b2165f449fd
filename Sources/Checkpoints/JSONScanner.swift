/// Reads JSON byte by byte.
struct JSONScanner {
  let bytes: [UInt8]
  var position = 0

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func failure(_ expected: String) -> CheckpointError {
    let found = next.map { "'\(Character(Unicode.Scalar($0)))'" } ?? "the end"
    return CheckpointError("expected \(expected) at byte \(position) of the header, found \(found)")
  }

  mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws -> JSONHeader {
    if depth > 4 { throw failure("no more than 4 levels of brackets") }
    if take("{") { return .object(try object(depth: depth)) }
    if take("[") { return .array(try array(depth: depth)) }
    if take("\"") { return .string(try string()) }
    return .integer(try integer())
  }

  private mutating func object(depth: Int) throws -> [(key: String, value: JSONHeader)] {
    var (entries, names): ([(key: String, value: JSONHeader)], Set<String>) = ([], [])
    if take("}") { return [] }
    repeat {
      guard take("\"") else { throw failure("a name in quotes") }
      let key = try string()
      guard names.insert(key).inserted else {
        throw CheckpointError("the name \(JSONHeader.quoted(key)) occurs twice in the header")
      }
      guard take(":") else { throw failure("':'") }
      entries.append((key, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw failure("',' or '}'") }
    return entries
  }

  private mutating func array(depth: Int) throws -> [JSONHeader] {
    var values: [JSONHeader] = []
    if take("]") { return [] }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw failure("',' or ']'") }
    return values
  }

  private mutating func integer() throws -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      position = start
      throw failure("a value: {, [, \", or a whole number from 0 to \(Int.max)")
    }
    return value
  }

  /// The rest of a string whose opening quote is read.
  private mutating func string() throws -> String {
    var result: [UInt8] = []
    while let byte = next, byte >= 0x20 {
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: result, as: UTF8.self) else {
          throw failure("a string in UTF-8 before it")
        }
        return text
      }
      if byte != UInt8(ascii: "\\") {
        result.append(byte)
      } else {
        result += Array(String(try escape()).utf8)
      }
    }
    throw failure("a closing quote")
  }

  private mutating func escape() throws -> Character {
    let simple: [UInt8: Character] = [
      0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
      0x74: "\t",
    ]
    if let byte = next, let character = simple[byte] {
      position += 1
      return character
    }
    var units = [try codeUnit()]
    if UTF16.isLeadSurrogate(units[0]) {
      guard take("\\") else { throw failure("the second half of a surrogate pair") }
      units.append(try codeUnit())
    }
    guard let text = String(validating: units, as: UTF16.self), let character = text.first else {
      throw failure("a valid surrogate pair before it")
    }
    return character
  }

  private mutating func codeUnit() throws -> UInt16 {
    guard next == UInt8(ascii: "u"), position + 5 <= bytes.count,
      let unit = UInt16(
        String(decoding: bytes[(position + 1)..<(position + 5)], as: UTF8.self), radix: 16)
    else { throw failure("an escape: one of \"\\/bfnrt or u and four hexadecimal digits") }
    position += 5
    return unit
  }
}
