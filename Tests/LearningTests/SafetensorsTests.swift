import Checkpoints
import Engine
import Foundation
import TestSupport
import Testing

/// A folder that is removed with the value.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "innerloop-\(UUID().uuidString)"

  init() {
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
  var names: [String] { try! FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

struct SafetensorsTests {
  static let metadata = ["state": "18446744073709551615", "quotes": "a \"b\" \\ \n\t\u{1} é 🙂"]
  static var tensors: [(name: String, tensor: Tensor)] {
    [
      ("dense.weight", Tensor((0..<6).map { Float($0) }, shape: [2, 3]) / 8),
      ("dense.bias", Tensor([1.5, -0.0, .infinity], shape: [3])),
      ("scalar", Tensor(3.25)),
      ("empty", .zeros([0, 4])),
      ("odd \"name\" \\ é \n\u{1}", .ones([1, 1, 2])),
    ]
  }

  static func expectAll(_ path: String) throws {
    let found = try Safetensors.read(path)
    #expect(found.metadata == metadata && found.remarks == [])
    #expect(Set(found.tensors.map(\.name)) == Set(tensors.map(\.name)))
    for (name, tensor) in tensors {
      #expect(found[name]?.shape == tensor.shape)
      #expect(found[name]?.scalars.map(\.bitPattern) == tensor.scalars.map(\.bitPattern))
    }
  }

  static func fixture(_ name: String) -> String {
    Bundle.module.path(forResource: name, ofType: "safetensors", inDirectory: "Fixtures")!
  }

  @Test func readsWhatPythonWrote() throws {
    try Self.expectAll(Self.fixture("python"))
  }

  /// `generate.py` asserts that Python reads this file; so what we write must be this file.
  @Test func writesWhatPythonReads() throws {
    let folder = TemporaryFolder()
    try Safetensors.write(Self.tensors, metadata: Self.metadata, to: folder.file("x"))
    try Self.expectAll(folder.file("x"))
    let expected = try Data(contentsOf: URL(fileURLWithPath: Self.fixture("swift")))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("x"))) == expected)
    #expect(folder.names == ["x"])
  }

  @Test func keepsABitPatternThatIsNoNumber() throws {
    let folder = TemporaryFolder()
    let odd = Tensor([Float(bitPattern: 0x7FC1_2345), Float(bitPattern: 1)], shape: [2])
    try Safetensors.write([("x", odd)], to: folder.file("x"))
    let found = try Safetensors.read(folder.file("x"))["x"]!
    #expect(found.scalars.map(\.bitPattern) == [0x7FC1_2345, 1])
  }

  @Test func refusesTwoTensorsOfOneName() {
    let folder = TemporaryFolder()
    #expect(
      message { try Safetensors.write([("x", Tensor(1)), ("x", Tensor(2))], to: folder.file("f")) }
        == "\(folder.path)/f: cannot write two tensors with the name \"x\".")
    #expect(
      message { try Safetensors.write([("__metadata__", Tensor(1))], to: folder.file("f")) }
        == "\(folder.path)/f: cannot write two tensors with the name \"__metadata__\".")
    #expect(folder.names == [])
  }
}

/// What an error says, or nil when nothing was thrown.
func message(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return "\(error)"
  }
}
