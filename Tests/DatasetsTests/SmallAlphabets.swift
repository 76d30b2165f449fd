import Datasets
import Foundation
import LibArchive
import LibPNG

/// A few characters in Omniglot's layout, each drawing a bar at a place of its own.
struct SmallAlphabets {
  var names = ["Greek", "Hebrew", "Latin"]
  var characters = 2
  var drawings = 4
  var side = 105

  /// "Greek/character01/0001_01.png" and its content, for every drawing.
  var files: [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (a, name) in names.enumerated() {
      for c in 1...characters {
        for d in 1...drawings {
          files["\(name)/character0\(c)/\(String(format: "%04d_%02d", c, d)).png"] = png(
            side, side, bar(at: (a * 20 + c * 9 + d) % (side - 4)))
        }
      }
    }
    return files
  }

  /// White with a black bar, 4 pixels wide.
  private func bar(at column: Int) -> [UInt8] {
    (0..<side * side).map { (column..<column + 4).contains($0 % side) ? 0 : 255 }
  }
}

/// A grey PNG.
func png(_ width: Int, _ height: Int, _ grey: [UInt8]) -> [UInt8] {
  var image = png_image()
  image.version = UInt32(PNG_IMAGE_VERSION)
  (image.width, image.height) = (UInt32(width), UInt32(height))
  image.format = UInt32(PNG_FORMAT_GRAY)
  var size = png_alloc_size_t(width * height + 4096)
  var bytes = [UInt8](repeating: 0, count: Int(size))
  png_image_write_to_memory(&image, &bytes, &size, 0, grey, Int32(width), nil)
  return Array(bytes[..<Int(size)])
}

/// The PNG with another width and height in its header, and the header's checksum put right.
func png(_ original: [UInt8], claiming width: UInt32, _ height: UInt32) -> [UInt8] {
  func word(_ n: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: n >> $0) } }
  var bytes = original
  bytes.replaceSubrange(16..<24, with: word(width) + word(height))
  bytes.replaceSubrange(29..<33, with: word(CRC32.checksum(of: Array(bytes[12..<29]))))
  return bytes
}

extension TemporaryFolder {
  /// Writes files into a zip, under a folder of their own inside it.
  @discardableResult
  func zip(_ files: [String: [UInt8]], to name: String, under prefix: String = "") -> String {
    let path = path + "/" + name
    let archive = archive_write_new()
    archive_write_set_format_zip(archive)
    archive_write_open_filename(archive, path)
    for (name, bytes) in files.sorted(by: { $0.key > $1.key }) {
      let entry = archive_entry_new()
      archive_entry_set_pathname_utf8(entry, prefix + name)
      archive_entry_set_size(entry, Int64(bytes.count))
      archive_entry_set_filetype(entry, 0o100000)
      archive_write_header(archive, entry)
      archive_write_data(archive, bytes, bytes.count)
      archive_entry_free(entry)
    }
    archive_write_free(archive)
    return path
  }

  /// Writes files into a folder.
  func unpack(_ files: [String: [UInt8]], to name: String) throws -> String {
    for (file, bytes) in files { try write(bytes, to: name + "/" + file) }
    return path + "/" + name
  }

  /// All names in the folder, hidden ones as well.
  var names: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// FNV-1a.
func fingerprint(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

extension Alphabets {
  /// All drawings of a character, in 8 bits.
  func bytes(_ character: Int) -> [UInt8] {
    (0..<drawings).flatMap { image(character, drawing: $0).scalars.map { UInt8($0 * 255 + 0.5) } }
  }

  /// Of all pixels of some characters.
  func meanInk(_ characters: some Collection<Int>) -> Double {
    let sums = characters.map { bytes($0).reduce(0.0) { $0 + Double($1) } }
    return sums.reduce(0, +) / (255 * 784 * Double(drawings * characters.count))
  }
}
