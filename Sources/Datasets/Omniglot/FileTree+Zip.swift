import Foundation
import LibArchive

extension FileTree {
  /// The wanted files of a zip; of two entries with one name the later counts, as unpacking has it.
  func filesOfZip(_ suffix: String) throws -> [File] {
    let archive = try ArchiveReader(path) { archive in
      archive_read_support_format_zip(archive)
    } damage: { reason, name in
      let problem = "expected a whole zip, found damage (libarchive: \(reason))"
      let anew = remedy == Self.drawAgain ? "pack the drawings anew, or name their folder" : remedy
      return name.map { failure($0, problem) } ?? DatasetError(path, problem, remedy: anew)
    }
    var (files, sum): ([String: File], Int) = ([:], 0)
    while let entry = try archive.next(least: ARCHIVE_WARN, ZipEntry.init) {
      try requireInside(entry.name)
      guard entry.isFile, isWanted(entry.name, suffix) else { continue }
      guard !entry.isEncrypted else {
        throw DatasetError(
          "\(path): \(entry.name)", "expected files without a password, found an encrypted one",
          remedy: "pack the zip again without a password, or name the unpacked folder")
      }
      guard entry.size <= Self.largestFile else { throw tooLarge(entry.name, entry.size) }
      let bytes = try content(of: entry.name, in: archive)
      try count(bytes, into: &sum)
      files[entry.name] = File(name: entry.name, bytes: bytes)
    }
    return Array(files.values)
  }

  /// A zip may name files anywhere on the machine; one that does is not what was asked for.
  private func requireInside(_ name: String) throws {
    if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
      throw DatasetError(
        "\(path): \(name)", "expected a name inside the folder, found one that leaves it",
        remedy: "pack the zip again from inside the folder of the alphabets")
    }
  }

  private func content(of name: String, in archive: ArchiveReader) throws -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try archive.forEachBlock(of: name) { block in
      bytes.append(contentsOf: block)
      return bytes.count <= Self.largestFile
    }
    guard bytes.count <= Self.largestFile else { throw tooLarge(name, bytes.count) }
    return bytes
  }
}

/// What a zip says about one of its entries.
private struct ZipEntry {
  let name: String
  let size: Int
  let isFile, isEncrypted: Bool

  /// Nil where the entry has no name at all.
  init?(_ entry: OpaquePointer) {
    guard let bytes = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry) else {
      return nil
    }
    name = Self.name(of: bytes)
    size = Int(archive_entry_size(entry))
    isFile = archive_entry_filetype(entry) == 0o100000
    isEncrypted = archive_entry_is_encrypted(entry) != 0
  }

  /// UTF-8 where it is that, else the code page 437 of zip's first specification: no name is lost, and no
  /// two become one. Windows' `\` is `/`, and "./a" is "a".
  private static func name(of bytes: UnsafePointer<CChar>) -> String {
    let raw = UnsafeBufferPointer(start: bytes, count: strlen(bytes))
    let name =
      String(validatingCString: bytes)
      ?? String(String.UnicodeScalarView(raw.map { codePage437(UInt8(bitPattern: $0)) }))
    let path = name.contains("/") ? name : name.replacing("\\", with: "/")
    return path.split(separator: "/", omittingEmptySubsequences: false).filter { $0 != "." }
      .joined(separator: "/")
  }

  private static func codePage437(_ byte: UInt8) -> Unicode.Scalar {
    byte < 128 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 128]
  }

  private static let upperHalf = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
      + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars)
}
