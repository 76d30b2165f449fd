import Foundation
import LibArchive

/// A zip or a folder, seen as a list of files with paths inside it.
struct FileTree {
  let path: String

  /// One file: its path inside the tree, with "/" between the parts, and its content.
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  /// No drawing and no list of this kind is larger than this.
  static let largestFile = 1 << 20

  /// The files whose names end as wanted, sorted by path; hidden files are left out.
  func files(ending suffix: String) throws -> [File] {
    let found = isFolder ? try filesOfFolder(suffix) : try filesOfZip(suffix)
    return found.sorted { $0.name < $1.name }
  }

  /// A hash of all that drawings are made of: of the zip's bytes, or of names and contents in a folder.
  func fingerprint() throws -> String {
    if isFolder {
      return SHA256.hex(
        of: try files(ending: ".png").map { "\($0.name) \(SHA256.hex(of: $0.bytes))\n" }.joined())
    }
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    else {
      throw DatasetError(
        path, "expected a readable file, found one that this user may not read",
        remedy: "allow it with `chmod u+r`")
    }
    return SHA256.hex(of: bytes)
  }

  var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func isWanted(_ name: String, _ suffix: String) -> Bool {
    name.lowercased().hasSuffix(suffix)
      && !name.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  func failure(_ name: String, _ problem: String) -> DatasetError {
    DatasetError("\(path): \(name)", problem, remedy: Self.fetchAgain)
  }

  /// Calls `body`, and names the file in what it throws about a picture.
  func naming<R>(_ file: File, _ body: () throws -> R) throws -> R {
    do { return try body() } catch let problem as Picture.Problem {
      throw failure(file.name, problem.sentence)
    }
  }

  static let fetchAgain =
    "delete it and get it again, for Omniglot with `./kit data fetch omniglot`"
}

// MARK: A folder

extension FileTree {
  private func filesOfFolder(_ suffix: String) throws -> [File] {
    guard let names = FileManager.default.enumerator(atPath: path) else {
      throw DatasetError(
        path, "expected a folder, found one that this user may not read",
        remedy: "allow it with `chmod u+rx`")
    }
    let wanted = names.compactMap { $0 as? String }.filter { isWanted($0, suffix) }
    return try wanted.map { name in
      guard let bytes = FileManager.default.contents(atPath: path + "/" + name) else {
        throw failure(name, "expected a readable file, found one that this user may not read")
      }
      guard bytes.count <= Self.largestFile else { throw tooLarge(name, bytes.count) }
      return File(name: name, bytes: [UInt8](bytes))
    }
  }

  private func tooLarge(_ name: String, _ count: Int) -> DatasetError {
    failure(name, "expected a file of at most \(Self.largestFile) bytes, found \(count)")
  }
}

// MARK: A zip

extension FileTree {
  private func filesOfZip(_ suffix: String) throws -> [File] {
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
    guard status == ARCHIVE_OK, let entry, let name = archive_entry_pathname(entry) else {
      throw damage(archive, after: nil)
    }
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
