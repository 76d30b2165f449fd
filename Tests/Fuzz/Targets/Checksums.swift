import Datasets
import Identity

/// Puts the CRC-32 of a mutated file right, as somebody who makes such a file on purpose would.
enum Checksums {
  /// PNG: length, name, content, CRC-32 of name and content, big-endian, after eight bytes of signature.
  static func ofPNG(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var start = 8
    while start + 12 <= bytes.count {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      let end = start + 8 + length
      guard end + 4 <= bytes.count else { break }
      let checksum = CRC32.checksum(of: Array(bytes[start + 4..<end]))
      bytes.replaceSubrange(end..<end + 4, with: littleEndian(checksum).reversed())
      start = end + 4
    }
    return bytes
  }

  /// Zip: of every stored entry, in its local header and in the directory's entry that points to it.
  static func ofZip(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let directory = positions(of: [0x50, 0x4b, 1, 2], in: bytes).filter { $0 + 46 <= bytes.count }
    for start in positions(of: [0x50, 0x4b, 3, 4], in: bytes) where start + 30 <= bytes.count {
      let content = start + 30 + number(bytes, start + 26, 2) + number(bytes, start + 28, 2)
      let end = content + number(bytes, start + 18, 4)
      guard number(bytes, start + 8, 2) == 0, end <= bytes.count else { continue }
      let checksum = littleEndian(CRC32.checksum(of: Array(bytes[content..<end])))
      bytes.replaceSubrange(start + 14..<start + 18, with: checksum)
      for entry in directory where number(bytes, entry + 42, 4) == start {
        bytes.replaceSubrange(entry + 16..<entry + 20, with: checksum)
      }
    }
    return bytes
  }

  /// Checkpoint: 64 hexadecimal digits of the file's SHA-256, computed with zeros in their place.
  static func ofCheckpoint(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let mark = Array("\"innerloop.digest\":\"".utf8)
    guard let start = positions(of: mark, in: bytes).first.map({ $0 + mark.count }),
      start + 64 <= bytes.count
    else { return bytes }
    bytes.replaceSubrange(start..<start + 64, with: Array(repeating: UInt8(ascii: "0"), count: 64))
    bytes.replaceSubrange(start..<start + 64, with: Array(SHA256.hex(of: bytes).utf8))
    return bytes
  }

  private static func positions(of mark: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard bytes.count >= mark.count else { return [] }
    return (0...bytes.count - mark.count).filter {
      bytes[$0] == mark[0] && bytes[$0...].starts(with: mark)
    }
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
