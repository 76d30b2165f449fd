import LibPNG

/// A square PNG of one character, black on white, and its small anti-aliased version.
package enum Picture {
  /// The side of a small picture in pixels.
  package static let side = 28

  /// Why a PNG is not a drawing: what was expected and what was found.
  package struct Problem: Error { let sentence: String }

  /// Width and height as the header says, without reading further.
  static func size(of png: [UInt8]) throws -> (width: Int, height: Int) {
    try withImage(png) { image in (Int(image.width), Int(image.height)) }
  }

  /// The drawing as ink: 0 for white to 255 for black, `side` × `side` bytes.
  package static func ink(of png: [UInt8], side expected: Int) throws -> [UInt8] {
    try withImage(png) { image in
      guard image.width == expected, image.height == expected else {
        throw Problem(
          sentence: "expected a picture of \(expected) × \(expected) pixels,"
            + " found \(image.width) × \(image.height)")
      }
      image.format = UInt32(PNG_FORMAT_GRAY)
      var grey = [UInt8](repeating: 0, count: expected * expected)
      var white = png_color(red: 255, green: 255, blue: 255)
      guard png_image_finish_read(&image, &white, &grey, Int32(expected), nil) != 0 else {
        throw damage(image)
      }
      return grey.map { 255 - $0 }
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
