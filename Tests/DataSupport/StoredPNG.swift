import Datasets

/// A PNG of any kind made byte by byte, without compression.
public struct StoredPNG {
  /// What the numbers of a pixel mean, as the header counts it.
  public enum Color: UInt8, Sendable {
    case grey = 0
    case rgb = 2
    case palette = 3
    case greyAlpha = 4
    case rgba = 6

    fileprivate var channels: Int {
      switch self {
      case .grey, .palette: 1
      case .greyAlpha: 2
      case .rgb: 3
      case .rgba: 4
      }
    }
  }

  public let width, height: Int
  /// Row by row, a number for each channel.
  public let samples: [UInt8]
  public let color: Color
  /// 1, 2, 4, 8 or 16 bits for each number.
  public let bits: UInt8
  /// In seven passes, from coarse to fine.
  public var isInterlaced = false
  /// Chunks between the header and the pixels, by name.
  public var chunks: [(name: String, content: [UInt8])] = []

  /// `samples` row by row; with 16 bits every value stands twice.
  public init(
    _ width: Int, _ height: Int, _ samples: [UInt8], _ color: Color = .grey, bits: UInt8 = 8
  ) {
    (self.width, self.height, self.samples, self.color, self.bits) =
      (width, height, samples, color, bits)
  }

  public var bytes: [UInt8] {
    let kind = [bits, color.rawValue, 0, 0, isInterlaced ? 1 : 0]
    let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]
    return signature + Self.chunk("IHDR", long(UInt32(width)) + long(UInt32(height)) + kind)
      + chunks.flatMap { Self.chunk($0.name, $0.content) } + Self.chunk("IDAT", data)
      + Self.chunk("IEND", [])
  }

  /// Length, name, content and checksum.
  public static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return long(UInt32(content.count)) + body + long(CRC32.checksum(of: body))
  }

  /// The rows in one stored block (RFC 1951) with Adler's checksum (RFC 1950).
  private var data: [UInt8] {
    let rows = isInterlaced ? Self.passes.flatMap(self.rows) : self.rows((0, 0, 1, 1))
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in rows {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    let (low, high) = (UInt8(rows.count & 255), UInt8(rows.count >> 8))
    let start: [UInt8] = [0x78, 1, 1, low, high, ~low, ~high]
    return start + rows + Self.long(b << 16 | a)
  }

  private typealias Pass = (x: Int, y: Int, stepX: Int, stepY: Int)

  /// Adam7 (PNG specification, third edition, §8.2): the first pixel of each pass, and its steps.
  private static let passes: [Pass] = [
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
    (0, 1, 1, 2),
  ]

  /// The rows of a pass, each behind the number of its filter: none.
  private func rows(_ pass: Pass) -> [UInt8] {
    var bytes: [UInt8] = []
    for y in stride(from: pass.y, to: height, by: pass.stepY) {
      let places = stride(from: pass.x, to: width, by: pass.stepX).map { y * width + $0 }
      if !places.isEmpty { bytes += [0] + packed(places.flatMap(pixel)) }
    }
    return bytes
  }

  private func pixel(_ place: Int) -> ArraySlice<UInt8> {
    samples[place * color.channels..<(place + 1) * color.channels]
  }

  /// Numbers of fewer than 8 bits share a byte, the first in its highest bits.
  private func packed(_ row: [UInt8]) -> [UInt8] {
    if bits == 8 { return row }
    if bits == 16 { return row.flatMap { [$0, $0] } }
    let count = 8 / Int(bits)
    var bytes = [UInt8](repeating: 0, count: (row.count + count - 1) / count)
    for (x, number) in row.enumerated() {
      bytes[x / count] |= number << (8 - bits * UInt8(x % count + 1))
    }
    return bytes
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
