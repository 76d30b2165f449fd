import LibArchive

extension FileTree {
  /// The wanted files of a zip.
  func filesOfZip(_ suffix: String) throws -> [File] {
    let archive = try ArchiveReader(path) { archive in
      archive_read_support_format_zip(archive)
    } damage: { reason, name in
      let problem = "expected a whole zip, found damage (libarchive: \(reason))"
      return name.map { failure($0, problem) }
        ?? DatasetError(path, problem, remedy: Self.fetchAgain)
    }
    var (files, sum): ([File], Int) = ([], 0)
    // A warning says that the name cannot be shown in this locale; UTF-8 holds every name.
    while let (name, size) = try archive.next(least: ARCHIVE_WARN, Self.nameAndSize) {
      try requireInside(name)
      guard isWanted(name, suffix) else { continue }
      guard size <= Self.largestFile else { throw tooLarge(name, size) }
      let bytes = try content(of: name, in: archive)
      try count(bytes, into: &sum)
      files.append(File(name: name, bytes: bytes))
    }
    return files
  }

  private static func nameAndSize(_ entry: OpaquePointer) -> (String, Int)? {
    guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else {
      return nil
    }
    return (String(cString: name), Int(archive_entry_size(entry)))
  }

  /// A zip may name files anywhere on the machine; one that does is not what was asked for.
  private func requireInside(_ name: String) throws {
    if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
      throw failure(name, "expected a name inside the folder, found one that leaves it")
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
