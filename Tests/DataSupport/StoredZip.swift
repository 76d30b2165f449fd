import Datasets

/// A zip made byte by byte, for entries that no tool of today would write.
public struct StoredZip {
  public struct Entry {
    public var name: [UInt8]
    public var content: [UInt8]
    /// Bit 0: encrypted; bit 11: the name is UTF-8.
    public var flags: UInt16 = 0
    /// The Unix mode in the upper half; 0o120777 is a link.
    public var mode: UInt32 = 0o100644

    public init(_ name: some Sequence<UInt8>, _ content: [UInt8], flags: UInt16 = 0) {
      (self.name, self.content, self.flags) = (Array(name), content, flags)
    }
  }

  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  public var bytes: [UInt8] {
    var (files, directory): ([UInt8], [UInt8]) = ([], [])
    for entry in entries {
      let start = UInt32(files.count)
      let header =
        word(20) + word(entry.flags) + word(0) + long(0)
        + long(CRC32.checksum(of: entry.content)) + long(UInt32(entry.content.count))
        + long(UInt32(entry.content.count)) + word(UInt16(entry.name.count)) + word(0)
      files += [0x50, 0x4b, 3, 4] + header + entry.name + entry.content
      directory +=
        [0x50, 0x4b, 1, 2] + word(0x0314) + header + word(0) + word(0) + word(0)
        + long(entry.mode << 16) + long(start) + entry.name
    }
    let count = word(UInt16(entries.count))
    return files + directory + [0x50, 0x4b, 5, 6] + word(0) + word(0) + count + count
      + long(UInt32(directory.count)) + long(UInt32(files.count)) + word(0)
  }

  private func word(_ n: UInt16) -> [UInt8] { [UInt8(n & 255), UInt8(n >> 8)] }
  private func long(_ n: UInt32) -> [UInt8] { word(UInt16(n & 0xffff)) + word(UInt16(n >> 16)) }
}
