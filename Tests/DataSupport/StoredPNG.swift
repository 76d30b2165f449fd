import Datasets

/// A grey PNG made byte by byte, without compression.
public struct StoredPNG {
  /// 8 or 16 bits for each grey value.
  public var bits: UInt8 = 8
  public let width, height: Int
  public let grey: [UInt8]
  /// Chunks between the header and the pixels, by name.
  public var chunks: [(name: String, content: [UInt8])] = []

  /// `grey` row by row; with 16 bits every value stands twice.
  public init(_ width: Int, _ height: Int, _ grey: [UInt8], bits: UInt8 = 8) {
    (self.width, self.height, self.grey, self.bits) = (width, height, grey, bits)
  }

  public var bytes: [UInt8] {
    let header: [UInt8] = long(UInt32(width)) + long(UInt32(height)) + [bits, 0, 0, 0, 0]
    let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]
    return signature + Self.chunk("IHDR", header)
      + chunks.flatMap { Self.chunk($0.name, $0.content) } + Self.chunk("IDAT", data)
      + Self.chunk("IEND", [])
  }

  /// Length, name, content and checksum.
  public static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return long(UInt32(content.count)) + body + long(CRC32.checksum(of: body))
  }

  /// Rows without a filter, in one stored block (RFC 1951) with Adler's checksum (RFC 1950).
  private var data: [UInt8] {
    let rows = (0..<height).flatMap { y -> [UInt8] in
      let row = grey[y * width..<(y + 1) * width]
      return [0] + (bits == 16 ? row.flatMap { [$0, $0] } : Array(row))
    }
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in rows {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    let (low, high) = (UInt8(rows.count & 255), UInt8(rows.count >> 8))
    let start: [UInt8] = [0x78, 1, 1, low, high, ~low, ~high]
    return start + rows + Self.long(b << 16 | a)
  }

  private static func long(_ n: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: n >> $0) }
  }
  private func long(_ n: UInt32) -> [UInt8] { Self.long(n) }
}

/// The bytes of an IDX file of unsigned bytes, or of what `type` says.
public func idx(_ dimensions: [Int], _ content: [UInt8], type: UInt8 = 0x08) -> [UInt8] {
  func word(_ n: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: n >> $0) } }
  return [0, 0, type, UInt8(dimensions.count)] + dimensions.flatMap(word) + content
}
