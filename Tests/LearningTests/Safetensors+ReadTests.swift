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
      "header longer than the file", file("{}", bytes: 0, length: 3),
      "its header claims 3 bytes, but only 2 follow; it is truncated"
    ),
    (
      "absurd header", file("{}", bytes: 0, length: .max),
      "its header claims 18446744073709551615 bytes, more than the 100000000 that are allowed"
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
      "half precision", file("{\(entry("x", "[4]", "[0,8]", "F16"))}", bytes: 8),
      "tensor \"x\" has dtype F16; only F32 (float32) can be read"
    ),
    (
      "shape and size", file("{\(entry("x", "[2,2]", "[0,8]"))}", bytes: 8),
      "tensor \"x\" of shape [2, 2] needs 16 bytes, but its offsets span 8"
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
      "tensor \"x\" has 9 axes, more than 8"
    ),
    (
      "offset too large for a number",
      file("{\(entry("x", "[2]", "[0,99999999999999999999]"))}", bytes: 8),
      "expected a value: {, [, \", or a whole number from 0 to 9223372036854775807 at byte"
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
      "expected a value: {, [, \", or a whole number from 0 to 9223372036854775807 at byte"
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
    ("no JSON", file("hello", bytes: 0), "expected a value: {, [, \", or a whole number"),
    (
      "two objects", file("{}{}", bytes: 0),
      "expected the end of the header at byte 2 of the header, found '{'"
    ),
    (
      "missing comma", file("{\"x\":1 \"y\":2}", bytes: 0),
      "expected ',' or '}' at byte 7 of the header"
    ),
    (
      "open string", file("{\"x", bytes: 0),
      "expected a closing quote at byte 3 of the header, found the end"
    ),
    (
      "half a pair", file("{\"\\ud83d\":1}", bytes: 0),
      "expected the second half of a surrogate pair"
    ),
    ("bad escape", file("{\"\\x\":1}", bytes: 0), "expected an escape: one of"),
    (
      "endless brackets", file(String(repeating: "[", count: 100_000), bytes: 0),
      "expected no more than 4 levels of brackets at byte 5 of the header"
    ),
    (
      "metadata of numbers", file("{\"__metadata__\":{\"a\":1}}", bytes: 0),
      "__metadata__ must have strings only, but \"a\" is none"
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
    #expect(said?.hasSuffix(". Delete it or restore it from a copy.") == true)
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
    let tensors = try Safetensors.read(folder.file("x")).tensors
    #expect(tensors["y"]?.shape == [] && tensors["x"]?.shape == [2])
  }

  @Test func aFileThatCannotBeReadIsNamed() {
    let folder = TemporaryFolder()
    #expect(
      message { _ = try Safetensors.read(folder.file("none")) }
        == "\(folder.path)/none: cannot be read: there is no such file.")
    let said = message { _ = try Safetensors.read(folder.path) }
    #expect(said?.hasPrefix("\(folder.path): cannot be read: ") == true)
  }
}
