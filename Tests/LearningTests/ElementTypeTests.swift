import Checkpoints
import Engine
import Foundation
import Testing

/// Numbers of other types than float32, as Python writes them.
struct ElementTypeTests {
  /// A file with one tensor whose numbers are these bytes.
  private func read(_ type: String, count: Int, _ bytes: [UInt8]) throws -> Safetensors.Contents {
    let folder = TemporaryFolder()
    let header = "{\(SafetensorsReadTests.entry("x", "[\(count)]", "[0,\(bytes.count)]", type))}"
    let file = SafetensorsReadTests.file(header, bytes: 0) + Data(bytes)
    try file.write(to: URL(fileURLWithPath: folder.file("x")))
    return try Safetensors.read(folder.file("x"))
  }

  private func bytes<Bits: FixedWidthInteger>(_ numbers: [Bits]) -> [UInt8] {
    numbers.flatMap { withUnsafeBytes(of: $0.littleEndian) { Array($0) } }
  }

  /// Sign, exponent and fraction of all 65 536 numbers, worked out in double precision.
  @Test func everyHalfKeepsItsValue() throws {
    let all = (0...UInt16.max).map { $0 }
    let file = try read("F16", count: all.count, bytes(all))
    let found = try #require(file["x"]).scalars
    for (bits, value) in zip(all, found) {
      let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
      let sign = bits >> 15 == 1 ? -1.0 : 1
      if exponent == 31 {
        #expect(fraction == 0 ? Double(value) == sign * .infinity : value.isNaN)
      } else {
        let magnitude =
          exponent == 0
          ? fraction * pow(2, -24) : (1 + fraction / 1024) * pow(2, Double(exponent - 15))
        #expect(Double(value) == sign * magnitude && (value.sign == .minus) == (sign < 0))
      }
    }
    #expect(file.remarks == ["\"x\" of type F16: read as float32, which holds every value of it."])
  }

  @Test func brainFloatsAreTheUpperHalf() throws {
    let all = (0...UInt16.max).map { $0 }
    let file = try read("BF16", count: all.count, bytes(all))
    #expect(try #require(file["x"]).scalars.map(\.bitPattern) == all.map { UInt32($0) << 16 })
  }

  @Test func doublesAreRoundedOrRefused() throws {
    let values = [0.1, -0.0, .infinity, -.infinity, 1e-50, 3.4028234e38]
    let file = try read("F64", count: 6, bytes(values.map(\.bitPattern)))
    #expect(try #require(file["x"]).scalars == values.map { Float($0) })
    #expect(file.remarks == ["\"x\" of type F64: rounded to float32."])
    let nan = try read("F64", count: 1, bytes([Double.nan.bitPattern]))
    #expect(try #require(nan["x"]).scalars[0].isNaN)
    let said = message {
      _ = try read("F64", count: 2, bytes([Double.infinity, -1e300].map(\.bitPattern)))
    }
    #expect(said?.contains("tensor \"x\" holds -1e+300, which is too large for float32.") == true)
  }

  @Test(arguments: [
    ("BOOL", 1), ("I8", 1), ("U8", 1), ("I16", 2), ("U16", 2), ("I32", 4), ("U32", 4), ("I64", 8),
    ("U64", 8),
  ])
  func whatIsNoWeightIsLeftOut(type: String, size: Int) throws {
    let file = try read(type, count: 3, [UInt8](repeating: 1, count: 3 * size))
    #expect(file.tensors.isEmpty)
    #expect(
      file.remarks == [
        "\"x\" of type \(type): left out, since only floating-point tensors are weights."
      ])
    #expect(throws: CheckpointError.self) {
      try read(type, count: 3, [UInt8](repeating: 1, count: 3 * size + 1))
    }
  }

  @Test func readsWhatPyTorchWrote() throws {
    let path = Bundle.module.path(
      forResource: "types", ofType: "safetensors", inDirectory: "Fixtures")!
    let file = try Safetensors.read(path)
    for type in ["F16", "BF16", "F64", "F32"] {
      #expect(file[type]?.shape == [2, 2])
      #expect(file[type]?.scalars == [1.5, -0.25, 3, 0])
    }
    #expect(file.tensors.count == 4 && file.remarks.count == 7)
  }
}
