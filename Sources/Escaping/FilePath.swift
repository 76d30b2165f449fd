#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Names of files that stand in a file.
package enum FilePath {
  /// Whether the text names one file or folder in a folder, and can name nothing else.
  package static func isName(_ text: String) -> Bool {
    (1...255).contains(text.utf8.count) && text != "." && text != ".."
      && !text.unicodeScalars.contains { $0 == "/" || $0.isUnseen }
  }

  /// What stands before a path's last name, which is "" for a name alone. Foundation's own ends the program at a name of
  /// one letter.
  package static func folder(of path: String) -> String {
    func isSlash(_ scalar: Unicode.Scalar) -> Bool { scalar == "/" }
    let scalars = path.unicodeScalars
    guard let end = scalars.lastIndex(where: { !isSlash($0) }) else {
      return path.isEmpty ? "" : "/"
    }
    guard let slash = scalars[..<end].lastIndex(where: isSlash) else { return "" }
    guard let last = scalars[..<slash].lastIndex(where: { !isSlash($0) }) else { return "/" }
    return String(String.UnicodeScalarView(scalars[...last]))
  }

  /// The place of a path inside a folder; nil where any part of it is no name.
  package static func inside(_ folder: String, _ path: String) -> String? {
    // By scalars: for a Character a slash with an accent is no slash.
    let parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { isName(String(Substring($0))) } ? folder + "/" + path : nil
  }

  /// The place of a file that is there, also when links are followed, inside the folder.
  package static func existing(_ folder: String, _ path: String) -> String? {
    guard let place = inside(folder, path), let file = resolved(place),
      let home = resolved(folder)
    else { return nil }
    let rest = file.utf8.dropFirst(home.utf8.count)
    return file.utf8.starts(with: home.utf8) && rest.first == UInt8(ascii: "/") ? place : nil
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
