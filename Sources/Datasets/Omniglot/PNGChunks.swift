/// The parts that a PNG file consists of: length, name, content and CRC-32 each, after eight bytes of signature.
///
/// Source: W3C, "Portable network graphics (PNG) specification", third edition, §5.3.
enum PNGChunks {
  /// The chunks that say how numbers become light on a screen.
  private static let colorManagement: Set = ["gAMA", "cHRM", "sRGB", "iCCP", "cICP"]

  /// The file without those chunks, up to a length that leads beyond its end: libpng would ask for so much memory.
  static func withoutColorManagement(_ png: [UInt8]) -> [UInt8] {
    guard png.count >= 8 else { return png }
    var kept = Array(png[..<8])
    var start = 8
    while start + 12 <= png.count {
      let length = png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      let end = start + 12 + length
      guard end <= png.count else { break }
      let name = String(decoding: png[start + 4..<start + 8], as: UTF8.self)
      if !colorManagement.contains(name) { kept += png[start..<end] }
      start = end
    }
    return kept
  }
}
