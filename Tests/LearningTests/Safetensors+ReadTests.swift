import Checkpoints
import Foundation
import Testing

/// Every way in which a file can lie, and the sentence that it gets.
struct SafetensorsReadTests {
  /// A file with this header and so many bytes behind it.
  static func file(_ header: String, bytes: Int, length: UInt64? = nil) -> Data {
    var length = (length ?? UInt64(header.utf8.count)).littleEndian
    return Data(bytes: &length, count: 8) + Data(header.utf8) + Data(count: bytes)
  }

  static func entry(_ name: String, _ shape: String, _ offsets: String, _ type: String = "F32")
    -> String
  {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  static let good = entry("x", "[2]", "[0,8]")

  static let cases: [(String, Data, String)] = [
    ("empty", Data(), "it has 0 bytes, too few for the length of a header"),
    ("seven bytes", Data(count: 7), "it has 7 bytes, too few for the length of a header"),
    (
      "what torch.save writes", Data("PK\u{3}\u{4} and more".utf8),
      "it looks like a file of torch.save; safetensors.torch.save_file writes the right kind"
    ),
    (
      "a pickle", Data([0x80, 0x02, 0x7D, 0x71, 0, 0x58, 1, 2, 3]),
      "it looks like a file of torch.save; safetensors.torch.save_file writes the right kind"
    ),
    (
      "a header that begins as a pickle does", file("{", bytes: 0, length: 640),
      "its header claims 640 bytes, but only 1 follow; it is truncated"
    ),
    (
      "header longer than the file", file("{}", bytes: 0, length: 3),
      "its header claims 3 bytes, but only 2 follow; it is truncated"
    ),
    (
      "absurd header", file("{}", bytes: 0, length: .max),
      "its header claims 18446744073709551615 bytes, more than the 10000000 that are allowed"
    ),
    (
      "header too short", file("{\(good)}", bytes: 8, length: 10),
      "expected a closing quote at byte 10 of the header, found the end"
    ),
    (
      "truncated numbers", file("{\(good)}", bytes: 7),
      "tensor \"x\" ends at byte 8, but only 7 bytes follow the header; it is truncated"
    ),
    (
      "trailing bytes", file("{\(good)}", bytes: 10), "its last 2 bytes belong to no tensor"
    ),
    (
      "overlap",
      file("{\(good),\(entry("y", "[2]", "[4,12]"))}", bytes: 12),
      "tensors \"x\" and \"y\" overlap at byte 4"
    ),
    (
      "the same bytes twice",
      file("{\(good),\(entry("y", "[2]", "[0,8]"))}", bytes: 8),
      "overlap at byte 0"
    ),
    (
      "gap", file("{\(good),\(entry("y", "[1]", "[12,16]"))}", bytes: 16),
      "bytes 8 to 12, before tensor \"y\", belong to no tensor"
    ),
    (
      "gap at the start", file("{\(entry("y", "[1]", "[4,8]"))}", bytes: 8),
      "bytes 0 to 4, before tensor \"y\", belong to no tensor"
    ),
    (
      "a type of eight bits", file("{\(entry("x", "[8]", "[0,8]", "F8_E4M3"))}", bytes: 8),
      "tensor \"x\" has dtype \"F8_E4M3\"; floating-point tensors are read as F32, F64, F16 or BF16. In Python"
    ),
    (
      "a type that is no text",
      file("{\"x\":{\"dtype\":4,\"shape\":[2],\"data_offsets\":[0,8]}}", bytes: 8),
      "expected the dtype of tensor \"x\" to be a string"
    ),
    (
      "half precision and size", file("{\(entry("x", "[4]", "[0,16]", "F16"))}", bytes: 16),
      "tensor \"x\" of shape [4] and dtype F16 needs 8 bytes, but its offsets span 16"
    ),
    (
      "shape and size", file("{\(entry("x", "[2,2]", "[0,8]"))}", bytes: 8),
      "tensor \"x\" of shape [2, 2] and dtype F32 needs 16 bytes, but its offsets span 8"
    ),
    (
      "absurd shape",
      file("{\(entry("x", "[4294967296,4294967296,4]", "[0,8]"))}", bytes: 8),
      "tensor \"x\" has the absurd shape [4294967296, 4294967296, 4]"
    ),
    (
      "overflowing shape",
      file("{\(entry("x", "[2147483647,2147483647,2147483647]", "[0,8]"))}", bytes: 8),
      "tensor \"x\" has the absurd shape [2147483647, 2147483647, 2147483647]"
    ),
    (
      "nine axes", file("{\(entry("x", "[1,1,1,1,1,1,1,1,1]", "[0,4]"))}", bytes: 4),
      "tensor \"x\" has more than 8 axes"
    ),
    (
      "offset too large for a number",
      file("{\(entry("x", "[2]", "[0,99999999999999999999]"))}", bytes: 8),
      "expected the data_offsets of tensor \"x\" to be whole numbers from 0 to 9223372036854775807 at byte"
    ),
    (
      "offset beyond all numbers", file("{\(entry("x", "[2]", "[0,1e400]"))}", bytes: 8),
      "expected the data_offsets of tensor \"x\" to be whole numbers from 0"
    ),
    (
      "minus zero", file("{\(entry("x", "[2]", "[-0,8]"))}", bytes: 8),
      "expected the data_offsets of tensor \"x\" to be whole numbers from 0"
    ),
    (
      "a fraction", file("{\(entry("x", "[2.0]", "[0,8]"))}", bytes: 8),
      "expected the shape of tensor \"x\" to be whole numbers from 0"
    ),
    (
      "a leading zero", file("{\(entry("x", "[02]", "[0,8]"))}", bytes: 8),
      "expected a value at byte"
    ),
    (
      "a million axes",
      file(
        "{\(entry("x", "[" + String(repeating: "1,", count: 1_000_000) + "1]", "[0,4]"))}", bytes: 4
      ),
      "expected ',' or ']', or fewer numbers in the shape of tensor \"x\" at byte"
    ),
    (
      "a name that a terminal would obey",
      file("{\(entry("\\u001b[31m\\u202e", "[2]", "[0,4]"))}", bytes: 4),
      "tensor \"\\u001b[31m\\u202e\" of shape"
    ),
    (
      "an endless name",
      file("{\(entry(String(repeating: "a", count: 1_000_000), "[2]", "[0,4]"))}", bytes: 4),
      String(repeating: "a", count: 100) + "…\" of shape"
    ),
    (
      "offsets far away",
      file("{\(entry("x", "[2]", "[9223372036854775799,9223372036854775807]"))}", bytes: 8),
      "tensor \"x\" ends at byte 9223372036854775807, but only 8 bytes follow the header"
    ),
    (
      "offsets reversed", file("{\(entry("x", "[2]", "[8,0]"))}", bytes: 8),
      "tensor \"x\" has no data_offsets, two whole numbers with the smaller one first"
    ),
    (
      "three offsets", file("{\(entry("x", "[2]", "[0,4,8]"))}", bytes: 8),
      "tensor \"x\" has no data_offsets"
    ),
    (
      "negative size", file("{\(entry("x", "[-2]", "[0,8]"))}", bytes: 8),
      "expected the shape of tensor \"x\" to be whole numbers from 0"
    ),
    (
      "no type", file("{\"x\":{\"shape\":[2],\"data_offsets\":[0,8]}}", bytes: 8),
      "tensor \"x\" has no dtype"
    ),
    (
      "no shape", file("{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}", bytes: 8),
      "tensor \"x\" has no shape, a list of whole numbers"
    ),
    (
      "one name twice", file("{\(good),\(good)}", bytes: 8),
      "the name \"x\" occurs twice in the header"
    ),
    (
      "one name twice, once escaped",
      file("{\(good),\(entry("\\u0078", "[0]", "[8,8]"))}", bytes: 8),
      "the name \"x\" occurs twice in the header"
    ),
    ("not an object", file("[]", bytes: 0), "the header must be a JSON object"),
    (
      "an entry that is no object", file("{\"x\":[1]}", bytes: 0),
      "the entry of tensor \"x\" must be an object"
    ),
    ("no JSON", file("hello", bytes: 0), "the header must be a JSON object"),
    (
      "two objects", file("{}{}", bytes: 0),
      "expected the end of the header at byte 2 of the header, found \"{\""
    ),
    (
      "missing comma", file("{\"x\":{} \"y\":{}}", bytes: 0),
      "expected ',' or '}' at byte 8 of the header"
    ),
    (
      "open string", file("{\"x", bytes: 0),
      "expected a closing quote at byte 3 of the header, found the end"
    ),
    (
      "half a pair", file("{\"\\ud83d\":1}", bytes: 0),
      "expected the second half of a surrogate pair"
    ),
    (
      "the second half alone", file("{\"\\udc00\":1}", bytes: 0),
      "expected a valid surrogate pair before it"
    ),
    (
      "two first halves", file("{\"\\ud83d\\ud83d\":1}", bytes: 0),
      "expected a valid surrogate pair before it"
    ),
    (
      "a pair with a gap", file("{\"\\ud83d \\ude42\":1}", bytes: 0),
      "expected the second half of a surrogate pair"
    ),
    ("bad escape", file("{\"\\x\":1}", bytes: 0), "expected an escape: one of"),
    ("a sign among digits", file("{\"\\u+041\":1}", bytes: 0), "expected an escape: one of"),
    (
      "endless brackets",
      file("{\"x\":{\"y\":" + String(repeating: "[", count: 100_000), bytes: 0),
      "expected no more than 8 levels of brackets at byte 19 of the header"
    ),
    (
      "metadata of numbers", file("{\"__metadata__\":{\"a\":1}}", bytes: 0),
      "expected the text \"a\" of __metadata__ to be a string, in quotes, at byte"
    ),
    (
      "metadata that is a list", file("{\"__metadata__\":[\"a\"]}", bytes: 0),
      "__metadata__ must be an object of strings"
    ),
  ]

  @Test(arguments: cases.indices)
  func aMalformedFileGetsOneSentence(index: Int) throws {
    let (name, data, sentence) = Self.cases[index]
    let folder = TemporaryFolder()
    try data.write(to: URL(fileURLWithPath: folder.file("x")))
    let said = message { _ = try Safetensors.read(folder.file("x")) }
    #expect(said?.contains(sentence) == true, "\(name): \(said ?? "nothing was thrown")")
    #expect(
      said?.hasPrefix("\(folder.path)/x is not a safetensors file that can be used: ") == true)
    #expect(said?.hasSuffix(". Write it again, or restore it from a copy.") == true)
    #expect((said?.count ?? 0) < 600)
  }

  @Test func textThatIsNotUnicodeIsRefused() throws {
    let folder = TemporaryFolder()
    let data = Self.file("{\"", bytes: 0, length: 6) + Data([0xFF, 0x22, 0x3A, 0x31])
    try data.write(to: URL(fileURLWithPath: folder.file("x")))
    let said = message { _ = try Safetensors.read(folder.file("x")) }
    #expect(said?.contains("expected a string in UTF-8 before it") == true, "\(said ?? "")")
  }

  @Test func everyTruncationOfAGoodFileIsRefused() throws {
    let folder = TemporaryFolder()
    try Safetensors.write(SafetensorsTests.tensors, metadata: ["a": "b"], to: folder.file("x"))
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.file("x")))
    for count in 0..<whole.count {
      try whole.prefix(count).write(to: URL(fileURLWithPath: folder.file("y")))
      #expect(throws: CheckpointError.self, "\(count) bytes") {
        try Safetensors.read(folder.file("y"))
      }
    }
  }

  @Test func spaceAndOrderInTheHeaderAreFree() throws {
    let folder = TemporaryFolder()
    let header =
      " { \"y\" : { \"data_offsets\" : [ 8 , 12 ] , \"shape\" : [ ] , \"dtype\" : \"F32\" } ,\n\(Self.good) }  "
    try Self.file(header, bytes: 12).write(to: URL(fileURLWithPath: folder.file("x")))
    let file = try Safetensors.read(folder.file("x"))
    #expect(file["y"]?.shape == [] && file["x"]?.shape == [2])
  }

  @Test func aFileThatCannotBeReadIsNamed() {
    let folder = TemporaryFolder()
    #expect(
      message { _ = try Safetensors.read(folder.file("none")) }
        == "\(folder.path)/none: cannot be read: there is no such file.")
    let said = message { _ = try Safetensors.read(folder.path) }
    #expect(said == "\(folder.path): cannot be read: it is not a file.")
  }
}

/// What is odd but right.
struct SafetensorsLeniencyTests {
  private func read(_ header: String, bytes: Int) throws -> Safetensors.Contents {
    let folder = TemporaryFolder()
    try SafetensorsReadTests.file(header, bytes: bytes)
      .write(to: URL(fileURLWithPath: folder.file("x")))
    return try Safetensors.read(folder.file("x"))
  }

  private let good = SafetensorsReadTests.good

  @Test func noTextMayBeWrittenAsNull() throws {
    let file = try read("{\"__metadata__\":null,\(good)}", bytes: 8)
    #expect(file.metadata == [:] && file["x"]?.shape == [2])
  }

  /// é as one scalar and as e with an accent: two names, as for Python.
  @Test func namesAreTheirBytes() throws {
    let (one, two) = ("\u{e9}", "e\u{301}")
    let entry = SafetensorsReadTests.entry
    let file = try read(
      "{\(entry(one, "[2]", "[0,8]", "F32")),\(entry(two, "[1]", "[8,12]", "F32"))}", bytes: 12)
    #expect(file.tensors.count == 2)
    #expect(file[one]?.shape == [2] && file[two]?.shape == [1])
    let folder = TemporaryFolder()
    try Safetensors.write(file.tensors, to: folder.file("y"))
    let again = try Safetensors.read(folder.file("y"))
    #expect(again[one]?.shape == [2] && again[two]?.shape == [1])
  }

  @Test func unknownFieldsAreSkipped() throws {
    let file = try read(
      "{\"x\":{\"dtype\":\"F32\",\"extra\":[true,null,-1.5e-3,{\"a\":\"b\"}],\"shape\":[2],"
        + "\"data_offsets\":[0,8]}}", bytes: 8)
    #expect(file["x"]?.shape == [2])
  }

  @Test func aPairOfSurrogatesIsOneCharacter() throws {
    let file = try read("{\"__metadata__\":{\"a\":\"\\ud83d\\ude42\"}}", bytes: 0)
    #expect(file.metadata == ["a": "🙂"])
  }

  @Test func aPipeIsNotWaitedFor() {
    let folder = TemporaryFolder()
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    #expect(
      message { _ = try Safetensors.read(folder.file("pipe")) }
        == "\(folder.path)/pipe: cannot be read: it is not a file.")
  }
}
