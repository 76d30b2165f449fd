extension JSONScanner {
  /// What the header says of one tensor; nil where it says nothing.
  struct Entry {
    let name: String
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
  }

  /// Reads a whole header. Throws a sentence with the position of the first byte that does not fit.
  mutating func header() throws -> (entries: [Entry], metadata: [String: String]) {
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    try object("the header must be a JSON object") { scanner, name in
      if name == Safetensors.metadataKey {
        metadata = try scanner.text()
      } else {
        entries.append(try scanner.entry(name))
      }
    }
    skipSpace()
    if position < bytes.count { throw failure("the end of the header") }
    return (entries, metadata)
  }

  private mutating func entry(_ name: String) throws -> Entry {
    var entry = Entry(name: name)
    try object("the entry of tensor \(quoted(name)) must be an object") { scanner, field in
      switch field {
      case "dtype": entry.type = try scanner.string("the dtype of tensor \(quoted(name))")
      case "shape": entry.shape = try scanner.integers("the shape of tensor \(quoted(name))")
      case "data_offsets":
        entry.offsets = try scanner.integers("the data_offsets of tensor \(quoted(name))")
      default: try scanner.skipValue()
      }
    }
    return entry
  }

  /// The free text; Python may write null where there is none.
  private mutating func text() throws -> [String: String] {
    var result: [String: String] = [:]
    if takeNull() { return result }
    try object("\(Safetensors.metadataKey) must be an object of strings") { scanner, key in
      let value = try scanner.string(
        "the text \(quoted(key)) of \(Safetensors.metadataKey)")
      // Keys that differ in bytes alone are one key to Swift; the first one stays.
      if result[key] == nil { result[key] = value }
    }
    return result
  }

  private mutating func string(_ what: String) throws -> String {
    guard let text = try takeString() else { throw failure("\(what) to be a string, in quotes,") }
    return text
  }

  /// A list of whole numbers; more than nine are too many for whatever needs one.
  private mutating func integers(_ what: String) throws -> [Int] {
    guard take("[") else { throw failure("\(what) to be a list") }
    var values: [Int] = []
    if take("]") { return [] }
    repeat {
      skipSpace()
      let start = position
      let number = try number()
      guard let value = Int(number), !number.hasPrefix("-") else {
        position = start
        throw failure("\(what) to be whole numbers from 0 to \(Int.max)")
      }
      values.append(value)
    } while values.count < 9 && take(",")
    guard take("]") else { throw failure("',' or ']', or fewer numbers in \(what)") }
    return values
  }
}
