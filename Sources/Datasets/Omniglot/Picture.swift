import Ink
import LibPNG

/// A PNG of one character, black on white or on nothing.
package enum Picture {
  /// The side of a small picture in pixels.
  package static let side = 28
  /// The sides that somebody's own drawings may have.
  static let sides = 8...1024

  /// Why a PNG is not a drawing: what was expected and what was found.
  package struct Problem: Error { let sentence: String }

  /// Ink, 0 for white to 255 for black, row by row.
  package struct Ink {
    package let width, height: Int
    package var bytes: [UInt8]
  }

  /// The drawing as ink, made small: `side` × `side` bytes; one that is not square stands in the middle of paper.
  ///
  /// `expected` is the side that it must have, or nil for any within `sides`.
  static func small(_ png: [UInt8], side expected: Int?) throws -> [UInt8] {
    let drawing = try ink(of: png, side: expected).squared()
    return AreaAverage(from: drawing.width, to: side)(drawing.bytes)
  }

  /// The drawing as ink. Grey, colours, palettes, 1 to 16 bits and transparency over white paper all count alike,
  /// and numbers count as they stand: chunks that tune them for a screen (gamma, profiles) are left aside.
  package static func ink(of png: [UInt8], side expected: Int?) throws -> Ink {
    try withImage(PNGChunks.withoutColorManagement(png)) { image in
      let (width, height) = (Int(image.width), Int(image.height))
      try requireSide(width, height, expected)
      image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
      let rgba = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
      let isGrey = image.format & rgba == 0
      image.format = isGrey ? UInt32(PNG_FORMAT_GRAY) : rgba
      var samples = [UInt8](repeating: 0, count: width * height * (isGrey ? 1 : 4))
      guard png_image_finish_read(&image, nil, &samples, 0, nil) != 0 else { throw damage(image) }
      let bytes =
        isGrey
        ? samples.map { 255 - $0 } : (0..<width * height).map { ink(of: samples, pixel: $0) }
      return Ink(width: width, height: height, bytes: bytes)
    }
  }

  /// How dark a pixel of four samples is on white paper: (255 − luma) · alpha.
  private static func ink(of rgba: [UInt8], pixel: Int) -> UInt8 {
    func sample(_ index: Int) -> Int { Int(rgba[4 * pixel + index]) }
    let luma = (299 * sample(0) + 587 * sample(1) + 114 * sample(2) + 500) / 1000
    return UInt8(((255 - luma) * sample(3) + 127) / 255)
  }

  private static func requireSide(_ width: Int, _ height: Int, _ expected: Int?) throws {
    if let expected, (width, height) != (expected, expected) {
      throw Problem(
        sentence: "expected a picture of \(expected) × \(expected) pixels,"
          + " found \(width) × \(height)")
    }
    guard sides.contains(width), sides.contains(height) else {
      throw Problem(
        sentence: "expected a picture of \(sides.lowerBound) to \(sides.upperBound) pixels a side,"
          + " found \(width) × \(height)")
    }
  }

  private static func withImage<R>(_ png: [UInt8], _ body: (inout png_image) throws -> R) throws
    -> R
  {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    return try png.withUnsafeBytes { bytes in
      guard png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0 else {
        throw damage(image)
      }
      return try body(&image)
    }
  }

  private static func damage(_ image: png_image) -> Problem {
    let reason = withUnsafeBytes(of: image.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return Problem(sentence: "expected a whole PNG, found damage (libpng: \(reason))")
  }
}

extension Picture.Ink {
  /// In the middle of a square of paper.
  func squared() -> Picture.Ink {
    guard width != height else { return self }
    let side = max(width, height)
    var square = [UInt8](repeating: 0, count: side * side)
    let first = (side - height) / 2 * side + (side - width) / 2
    for y in 0..<height {
      square.replaceSubrange(
        first + y * side..<first + y * side + width, with: bytes[y * width..<(y + 1) * width])
    }
    return Picture.Ink(width: side, height: side, bytes: square)
  }
}
