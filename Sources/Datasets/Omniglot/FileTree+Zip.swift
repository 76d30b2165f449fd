import LibArchive

extension FileTree {
  /// The wanted files of a zip.
  func filesOfZip(_ suffix: String) throws -> [File] {
    let archive = try openedArchive()
    defer { archive_read_free(archive) }
    var files: [File] = []
    while let (name, size) = try nextEntry(archive) {
      try requireInside(name)
      guard isWanted(name, suffix) else { continue }
      guard size <= Self.largestFile else { throw tooLarge(name, size) }
      files.append(File(name: name, bytes: try content(archive, of: name)))
    }
    return files
  }

  private func openedArchive() throws -> OpaquePointer {
    guard let archive = archive_read_new() else {
      throw DatasetError(path, "libarchive has no memory left", remedy: "close other programs")
    }
    archive_read_support_format_zip(archive)
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else {
      defer { archive_read_free(archive) }
      throw damage(archive, after: nil)
    }
    return archive
  }

  private func nextEntry(_ archive: OpaquePointer) throws -> (name: String, size: Int)? {
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return nil }
    // A warning says that the name cannot be shown in this locale; UTF-8 holds every name.
    guard status >= ARCHIVE_WARN, let entry,
      let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    else { throw damage(archive, after: nil) }
    return (String(cString: name), Int(archive_entry_size(entry)))
  }

  /// A zip may name files anywhere on the machine; one that does is not what was asked for.
  private func requireInside(_ name: String) throws {
    if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
      throw failure(name, "expected a name inside the folder, found one that leaves it")
    }
  }

  private func content(_ archive: OpaquePointer, of name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var block: UnsafeRawPointer?
    var (size, offset) = (0, Int64(0))
    while true {
      let status = archive_read_data_block(archive, &block, &size, &offset)
      if status == ARCHIVE_EOF { return bytes }
      guard status == ARCHIVE_OK else { throw damage(archive, after: name) }
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: block, count: size))
      guard bytes.count <= Self.largestFile else { throw tooLarge(name, bytes.count) }
    }
  }

  private func damage(_ archive: OpaquePointer, after name: String?) -> DatasetError {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    let problem = "expected a whole zip, found damage (libarchive: \(reason))"
    return name.map { failure($0, problem) }
      ?? DatasetError(path, problem, remedy: Self.fetchAgain)
  }
}
