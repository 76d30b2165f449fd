import Foundation

/// The file format of MNIST and its relatives: a header, then numbers, the last axis fastest.
///
/// The header is big-endian: two zero bytes, the type of the numbers, the number of axes, and
/// four bytes for the length of each axis. Here the numbers are unsigned bytes (type 0x08).
/// Source: LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
public enum IDX {
  /// Unsigned bytes in row-major order; `dimensions` are the lengths of the axes.
  public struct Array: Equatable, Sendable {
    /// The lengths of the axes.
    public let dimensions: [Int]
    /// The numbers, row by row.
    public let bytes: [UInt8]
  }

  /// Reads an IDX file of unsigned bytes, gzip-compressed or plain.
  ///
  /// Throws a `DatasetError` for a file that is missing, damaged, too short or too long.
  public static func read(_ path: String) throws -> Array {
    try read(CompressedFile(path: path))
  }

  static func read(_ file: CompressedFile) throws -> Array {
    var bytes = try file.bytes { try length(from: $0, file) }
    let dimensions = try header(of: bytes, file)
    let start = headerLength(axes: dimensions.count)
    let expected = try elementCount(dimensions, file)
    let found = bytes.count - start
    guard found == expected else { throw wrongLength(dimensions, expected, found, file) }
    bytes.removeFirst(start)
    return Array(dimensions: dimensions, bytes: bytes)
  }

  /// As `read`, and throws unless the file has this many axes (images have 3, labels 1).
  static func read(_ file: CompressedFile, axes: Int) throws -> Array {
    let array = try read(file)
    let found = array.dimensions.count
    guard found == axes else {
      throw DatasetError(
        file.path, "expected \(magicNumber(axes: axes)), found \(magicNumber(axes: found))",
        remedy: found == 1 || axes == 1
          ? "check whether images and labels were exchanged"
          : "make grey pictures of them, without an axis for colours")
    }
    return array
  }
}

extension IDX {
  /// No file may be longer, and none that is packed more than 32 times as tight as its bytes are many: pictures
  /// never are, and what is would fill the memory from a file of a few kilobytes.
  private static func longest(_ path: String) -> Int {
    var facts = stat()
    let size = stat(path, &facts) == 0 ? Int(facts.st_size) : 0
    return min(1 << 30, max(64 << 20, 32 * size))
  }

  /// How long the whole is, from its first bytes; nil where its header is not complete yet.
  private static func length(from beginning: [UInt8], _ file: CompressedFile) throws -> Int? {
    guard beginning.count >= 4 else { return nil }
    let length = headerLength(axes: Int(beginning[3]))
    if beginning.count < length && isIDX(beginning) { return nil }
    let dimensions = try header(of: beginning, file)
    let count = try elementCount(dimensions, file)
    let longest = longest(file.path)
    guard count <= longest else {
      throw DatasetError(
        file.path,
        "expected at most \(longest) bytes in a file of this size, found a header that announces \(count)"
          + " (\(text(dimensions)))", remedy: "make it of fewer or smaller pictures")
    }
    return length + count
  }

  private static func isIDX(_ bytes: [UInt8]) -> Bool { bytes[..<3] == [0, 0, 8] && bytes[3] > 0 }

  private static func headerLength(axes: Int) -> Int { 4 + 4 * axes }

  private static func magicNumber(axes: Int) -> String {
    "the magic number \(hexadecimal(0x0800 + UInt32(axes))) (unsigned bytes, \(axes)"
      + (axes == 1 ? " axis)" : " axes)")
  }

  private static func header(of bytes: [UInt8], _ file: CompressedFile) throws -> [Int] {
    guard bytes.count >= 4 else { throw shortHeader(4, bytes.count, file) }
    guard bytes[0] == 0, bytes[1] == 0, let type = types[bytes[2]], bytes[3] > 0 else {
      throw DatasetError(
        file.path,
        "expected an IDX file, which starts with a magic number such as 0x00000803,"
          + " found \(hexadecimal(word(bytes, 0)))",
        remedy: "check that this is the right file")
    }
    guard bytes[2] == 0x08 else {
      throw DatasetError(
        file.path, "expected an IDX file of unsigned bytes (type 0x08), found one of \(type)",
        remedy: "convert it to unsigned bytes")
    }
    let axes = Int(bytes[3])
    guard bytes.count >= headerLength(axes: axes) else {
      throw shortHeader(headerLength(axes: axes), bytes.count, file)
    }
    return (0..<axes).map { Int(word(bytes, 4 + 4 * $0)) }
  }

  private static let types: [UInt8: String] = [
    0x08: "unsigned bytes", 0x09: "signed bytes (0x09)", 0x0b: "16-bit integers (0x0b)",
    0x0c: "32-bit integers (0x0c)", 0x0d: "32-bit floats (0x0d)", 0x0e: "64-bit floats (0x0e)",
  ]

  private static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func elementCount(_ dimensions: [Int], _ file: CompressedFile) throws -> Int {
    var count = 1
    for length in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow else {
        throw DatasetError(
          file.path, "expected lengths of axes that fit in memory, found \(text(dimensions))",
          remedy: file.remedy)
      }
      count = product
    }
    return count
  }

  private static func shortHeader(_ expected: Int, _ found: Int, _ file: CompressedFile)
    -> DatasetError
  {
    DatasetError(
      file.path, "expected an IDX header of \(expected) bytes, found a file of \(found) bytes",
      remedy: file.remedy)
  }

  private static func wrongLength(
    _ dimensions: [Int], _ expected: Int, _ found: Int, _ file: CompressedFile
  ) -> DatasetError {
    let what = found < expected ? "\(found), so it is truncated" : "more"
    return DatasetError(
      file.path, "expected \(expected) bytes after the header (\(text(dimensions))), found \(what)",
      remedy: file.remedy)
  }

  private static func text(_ dimensions: [Int]) -> String {
    dimensions.map(String.init).joined(separator: " × ")
  }
}
