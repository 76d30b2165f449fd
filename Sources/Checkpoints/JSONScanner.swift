/// Reads JSON byte by byte, as much of it as a header needs; the rest is checked and skipped, so memory stays in
/// proportion to what is kept. Foundation's reader cannot be used: it takes the last of two entries of the same
/// name, and the format forbids two.
struct JSONScanner {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func failure(_ expected: String) -> CheckpointError {
    let found = next.map { quoted(String(Character(Unicode.Scalar($0)))) } ?? "the end"
    return CheckpointError("expected \(expected) at byte \(position) of the header, found \(found)")
  }

  mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Reads an object; `member` must read the value of each name. Names are their bytes, and none may come twice.
  mutating func object(
    _ otherwise: String, _ member: (inout JSONScanner, String) throws -> Void
  ) throws {
    guard take("{") else { throw CheckpointError(otherwise) }
    if take("}") { return }
    var names: Set<[UInt8]> = []
    repeat {
      guard let name = try takeString() else { throw failure("a name in quotes") }
      guard names.insert(Array(name.utf8)).inserted else {
        throw CheckpointError("the name \(quoted(name)) occurs twice in the header")
      }
      guard take(":") else { throw failure("':'") }
      try member(&self, name)
    } while take(",")
    guard take("}") else { throw failure("',' or '}'") }
  }

  /// Reads any value and forgets it.
  mutating func skipValue(depth: Int = 0) throws {
    if depth > 8 { throw failure("no more than 8 levels of brackets") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"):
      try object("") { scanner, _ in try scanner.skipValue(depth: depth + 1) }
    case UInt8(ascii: "["):
      position += 1
      if take("]") { return }
      repeat { try skipValue(depth: depth + 1) } while take(",")
      guard take("]") else { throw failure("',' or ']'") }
    default:
      if try takeString() == nil && !takeWord() { _ = try number() }
    }
  }

  private mutating func takeWord() -> Bool {
    takeWord("true") || takeWord("false") || takeWord("null")
  }

  /// Reads `null`, if it is next.
  mutating func takeNull() -> Bool { takeWord("null") }

  private mutating func takeWord(_ word: String) -> Bool {
    skipSpace()
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// A number as it is written: −, digits without a needless 0, a fraction, an exponent.
  mutating func number() throws -> String {
    skipSpace()
    let start = position
    takeOne("-")
    let isZero = next == UInt8(ascii: "0")
    let first = position
    var fits = takeDigits() && (!isZero || position == first + 1)
    if takeOne(".") { fits = takeDigits() && fits }
    if takeOne("eE") {
      takeOne("+-")
      fits = takeDigits() && fits
    }
    guard fits else {
      position = start
      throw failure("a value")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  @discardableResult
  private mutating func takeOne(_ choices: String) -> Bool {
    guard let byte = next, choices.utf8.contains(byte) else { return false }
    position += 1
    return true
  }

  private mutating func takeDigits() -> Bool {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position > start
  }
}
