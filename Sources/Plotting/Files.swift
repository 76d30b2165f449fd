import GnuplotBridge

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The few things this module does with files.
package enum Files {
  /// Only names that mean nothing to gnuplot, where `<` and `|` at the start of a name run programs.
  static func check(name: String) throws {
    let signs = "-_."
    guard let first = name.unicodeScalars.first, isPlain(first),
      name.unicodeScalars.allSatisfy({ isPlain($0) || signs.unicodeScalars.contains($0) })
    else {
      throw PlottingError.badData(
        "“\(name)” cannot name a plot's files; expected letters, digits, “-”, “_” and “.”,"
          + " beginning with a letter or digit.")
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
  }

  static func makeFolder(_ path: String) throws {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o777) != 0, errno != EEXIST, errno != EISDIR else { continue }
      let code = errno
      var information = stat()
      if stat(made, &information) == 0 { continue }
      throw PlottingError.unwritable(path: path, reason: reason(code))
    }
  }

  package static func write(_ text: String, to path: String) throws {
    var text = text
    let code = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { gnuplot_write(path, $0.baseAddress, $0.count) }
    }
    if code != 0 { throw PlottingError.unwritable(path: path, reason: reason(code)) }
  }

  /// Whether a picture has its format's last bytes, which a full disk cuts off.
  package static func isComplete(_ path: String) -> Bool {
    guard let file = fopen(path, "r") else { return false }
    defer { fclose(file) }
    guard fseek(file, -12, SEEK_END) == 0 else { return false }
    var tail = [UInt8](repeating: 0, count: 12)
    guard fread(&tail, 1, 12, file) == 12 else { return false }
    if path.hasSuffix(".gif") { return tail[11] == 0x3B }
    let text = String(decoding: tail, as: UTF8.self)
    return text.contains(path.hasSuffix(".svg") ? "</svg>" : "IEND")
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
