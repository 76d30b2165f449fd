#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files of a plot while they are made: in a hidden folder beside earlier ones of the same name, which stay
/// whole until all the new ones are complete.
struct Draft {
  let folder, name: String

  private var path: String { "\(folder)/.\(name)" }
  private static let source = [".tsv", ".gp"]

  /// Calls `body` with the folder to draw in; then the files have their names.
  ///
  /// - Parameter endings: the pictures that it makes, besides script and data.
  func draw<Result>(_ endings: [String], _ body: (String) throws -> Result) throws -> Result {
    defer { remove(Draft.source + endings) }
    do {
      try Files.makeFolder(path)
      let result = try body(path)
      try publish(Draft.source + endings)
      return result
    } catch PlottingError.unwritable(let place, let reason) where place.hasPrefix(path) {
      throw PlottingError.unwritable(path: folder + place.dropFirst(path.count), reason: reason)
    } catch {
      // Without gnuplot the script stays for later, and where it stopped for a look at the line.
      try publish(Draft.source)
      throw error
    }
  }

  private func publish(_ endings: [String]) throws {
    for ending in endings {
      let (draft, final) = ("\(path)/\(name)\(ending)", "\(folder)/\(name)\(ending)")
      guard rename(draft, final) == 0 else {
        throw PlottingError.unwritable(path: final, reason: Files.reason(errno))
      }
    }
  }

  private func remove(_ endings: [String]) {
    for ending in endings { unlink("\(path)/\(name)\(ending)") }
    rmdir(path)
  }
}
