import Foundation
import LibPNG
import Plotting

/// The colours of a PNG, row 0 on top.
struct Pixels {
  let width, height: Int
  private let bytes: [UInt8]

  init?(png data: Data) {
    var image = png_image(), bytes: [UInt8] = []
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    let isRead = data.withUnsafeBytes { file in
      guard png_image_begin_read_from_memory(&image, file.baseAddress!, file.count) != 0 else {
        return false
      }
      image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
      bytes = [UInt8](repeating: 0, count: Int(image.width) * Int(image.height) * 3)
      return png_image_finish_read(&image, nil, &bytes, 0, nil) != 0
    }
    guard isRead else { return nil }
    (width, height, self.bytes) = (Int(image.width), Int(image.height), bytes)
  }

  subscript(x: Int, y: Int) -> Color {
    func part(_ index: Int) -> Double { Double(bytes[(y * width + x) * 3 + index]) / 255 }
    return Color(red: part(0), green: part(1), blue: part(2))
  }
}

extension Color {
  /// Whether an eye would call it the same: no part differs by more than `tolerance`.
  func isNear(_ other: Color, tolerance: Double = 0.07) -> Bool {
    abs(red - other.red) < tolerance && abs(green - other.green) < tolerance
      && abs(blue - other.blue) < tolerance
  }
}
