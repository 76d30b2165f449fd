import Foundation
import LibZ

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

/// The checksum of gzip and PNG, by zlib.
package enum CRC32 {
  package static func checksum(of bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
