import Foundation
import Identity
import SystemCalls

/// A zip or a folder, seen as a list of files with paths inside it.
struct FileTree {
  let path: String
  /// What to do about a file in it that is damaged.
  var remedy = Self.fetchAgain

  /// One file: its path inside the tree, with "/" between the parts, and its content.
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  /// No drawing and no list of this kind is larger than this.
  static let largestFile = 1 << 20
  /// Nor are all of them together: they are held in memory, and a zip of a few kilobytes can hold gigabytes.
  static let largestSum = 1 << 27

  func count(_ bytes: [UInt8], into sum: inout Int) throws {
    sum += bytes.count
    guard sum <= Self.largestSum else {
      throw DatasetError(
        path, "expected files of at most \(Self.largestSum) bytes together, found more",
        remedy: "use smaller drawings, or fewer")
    }
  }

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
    guard BoundedFile.isRegular(path),
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    else {
      throw unreadable(path, "file", "r")
    }
    return SHA256.hex(of: bytes)
  }

  var isFolder: Bool { Folder.isHere(path) }

  func isWanted(_ name: String, _ suffix: String) -> Bool {
    name.lowercased().hasSuffix(suffix)
      && !name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }

  private func unreadable(_ path: String, _ what: String, _ right: String) -> DatasetError {
    DatasetError(
      path, "expected a readable \(what), found one that this user may not read",
      remedy: "allow it with `chmod u+\(right)`")
  }

  func failure(_ name: String, _ problem: String) -> DatasetError {
    DatasetError("\(path): \(name)", problem, remedy: remedy)
  }

  /// Calls `body`, and names the file in what it throws about a picture.
  func naming<R>(_ file: File, _ body: () throws -> R) throws -> R {
    do { return try body() } catch let problem as Picture.Problem {
      throw failure(file.name, problem.sentence)
    }
  }

  static let fetchAgain = "replace it, or get Omniglot anew with `./kit data fetch omniglot`"
  static let drawAgain = "save it again as a small PNG, or take it out"
}

extension FileTree {
  private func filesOfFolder(_ suffix: String) throws -> [File] {
    // A folder with nothing but one folder, and files beside it, may be what a zip was unpacked into.
    let folders = Folder.names(in: path).filter { Folder.isHere(path + "/" + $0) }
    let depth = folders.count == 1 ? 4 : 3
    var sum = 0
    return try names(in: "", depth: depth, suffix).map { name in
      let bytes = try content(of: name)
      try count(bytes, into: &sum)
      return File(name: name, bytes: bytes)
    }
  }

  private func content(of name: String) throws -> [UInt8] {
    do {
      return [UInt8](try BoundedFile.read("\(path)/\(name)", atMost: Self.largestFile))
    } catch let failure where failure.code == EACCES {
      throw unreadable("\(path): \(name)", "file", "r")
    } catch {
      throw failure(name, "expected a file that can be read, found one that cannot: \(error)")
    }
  }

  /// Names down to alphabet/character/drawing.png and no deeper, so that a wrong folder ends soon.
  private func names(in folder: String, depth: Int, _ suffix: String) throws -> [String] {
    let here = path + "/" + folder
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: here) else {
      if FileTree(path: here).isFolder { throw unreadable(here, "folder", "rx") }
      return []
    }
    return try entries.flatMap { entry -> [String] in
      if isWanted(entry, suffix), try isFile(folder + entry) { return [folder + entry] }
      guard depth > 1, !entry.hasPrefix("."), entry != "__MACOSX" else { return [] }
      return try names(in: folder + entry + "/", depth: depth - 1, suffix)
    }
  }

  /// Whether a regular file is there, or a link to one; a folder "a.png" is none, nor is a pipe.
  private func isFile(_ name: String) throws -> Bool {
    var status = stat()
    guard stat(path + "/" + name, &status) == 0 else {
      throw failure(name, "expected a file, found a link that leads nowhere")
    }
    return status.st_mode & S_IFMT == S_IFREG
  }

  func tooLarge(_ name: String, _ count: Int) -> DatasetError {
    failure(name, "expected a file of at most \(Self.largestFile) bytes, found \(count)")
  }
}
