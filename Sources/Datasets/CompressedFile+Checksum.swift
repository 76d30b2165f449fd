import Foundation

extension CompressedFile {
  /// Compares the CRC-32 at the end of a gzip file with its content: libarchive does not.
  ///
  /// A gzip file ends with CRC-32 and length of its content, both little-endian (RFC 1952, §2.3.1).
  /// Where the length differs, several gzip files were joined and the trailer speaks of the last.
  func checkGzipTrailer(_ bytes: [UInt8]) throws {
    guard let (checksum, length) = try gzipTrailer() else { return }
    guard length == UInt32(truncatingIfNeeded: bytes.count) else { return }
    let found = CRC32.checksum(of: bytes)
    guard found == checksum else {
      throw DatasetError(
        path,
        "expected content with the CRC-32 \(hexadecimal(checksum)), found \(hexadecimal(found)),"
          + " so it is damaged",
        remedy: remedy)
    }
  }

  /// CRC-32 and length from the last eight bytes, or nil for a file that is not gzip.
  private func gzipTrailer() throws -> (checksum: UInt32, length: UInt32)? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let start = try file.read(upToCount: 2), Array(start) == [0x1f, 0x8b] else { return nil }
    let size = try file.seekToEnd()
    guard size >= 18 else { return nil }
    try file.seek(toOffset: size - 8)
    guard let end = try file.read(upToCount: 8).map(Array.init), end.count == 8 else { return nil }
    func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
      bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    return (word(end[..<4]), word(end[4...]))
  }
}

/// "0x00000803" for 2051.
func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
}

/// The checksum of gzip and PNG: the remainder of a division of polynomials over {0, 1}.
package enum CRC32 {
  /// `tables[k][byte]`: what `byte` adds when k further bytes follow ("slicing by eight").
  private static let tables: [[UInt32]] = {
    var tables = [
      (0..<256).map { (byte: UInt32) in
        (0..<8).reduce(byte) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
      }
    ]
    for _ in 1..<8 {
      tables.append(tables.last!.map { tables[0][Int($0 & 255)] ^ $0 >> 8 })
    }
    return tables
  }()

  package static func checksum(of bytes: [UInt8]) -> UInt32 {
    let flat = tables.flatMap { $0 }
    return bytes.withUnsafeBytes { bytes in
      flat.withUnsafeBufferPointer { table in checksum(of: bytes, table) }
    }
  }

  private static func checksum(
    of bytes: UnsafeRawBufferPointer, _ table: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    var value: UInt32 = 0xffff_ffff
    var i = 0
    while i + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let mixed = word ^ UInt64(value)
      value = 0
      for k in 0..<8 { value ^= table[(7 - k) << 8 + Int(mixed >> (8 * UInt64(k)) & 255)] }
      i += 8
    }
    for byte in bytes[i...] { value = value >> 8 ^ table[Int((value ^ UInt32(byte)) & 255)] }
    return ~value
  }
}
