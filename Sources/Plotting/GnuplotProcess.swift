import GnuplotBridge

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One gnuplot process that draws one script.
package struct GnuplotProcess {
  let folder, name: String
  let searchPath: String?

  package init(folder: String, name: String, searchPath: String? = nil) {
    (self.folder, self.name, self.searchPath) = (folder, name, searchPath)
  }

  /// Runs `commands` and returns gnuplot's standard output.
  ///
  /// - Parameter endings: the files that must be complete afterwards; older ones are removed first.
  package func run(_ commands: String, script: String, makes endings: [String]) throws -> String {
    for ending in endings { unlink(folder + "/" + name + ending) }
    let result = gnuplot_run("gnuplot", searchPath, folder, commands)
    defer { gnuplot_free(result) }
    guard result.launchError == 0 else { throw launchError(result.launchError) }
    let errors = String(cString: result.errors), output = String(cString: result.output)
    if let failure = failure(errors, script) { throw failure }
    for ending in endings where !Files.isComplete(folder + "/" + name + ending) {
      throw incomplete(ending, result.exitCode, errors)
    }
    return output
  }

  private func launchError(_ code: Int32) -> PlottingError {
    code == ENOENT
      ? .gnuplotMissing
      : .gnuplotFailed(plot: name, line: 0, script: "", message: Files.reason(code))
  }

  /// The first error in gnuplot's words: `"name.gp" line 12: message`; warnings are not errors.
  private func failure(_ errors: String, _ script: String) -> PlottingError? {
    for text in errors.split(separator: "\n") where !text.contains("warning:") {
      guard let range = text.firstRange(of: "\(name).gp\" line "),
        let colon = text[range.upperBound...].firstIndex(of: ":"),
        let line = Int(text[range.upperBound..<colon])
      else { continue }
      let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
      let source = lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""
      let message = text[text.index(after: colon)...].drop { $0 == " " }
      return .gnuplotFailed(plot: name, line: line, script: source, message: String(message))
    }
    return nil
  }

  private func incomplete(_ ending: String, _ exitCode: Int32, _ errors: String) -> PlottingError {
    let last = errors.split(separator: "\n").last.map(String.init)
    if exitCode > 128 {
      return .gnuplotFailed(
        plot: name, line: 0, script: "", message: "ended by signal \(exitCode - 128)")
    }
    return .unwritable(
      path: folder + "/" + name + ending,
      reason: last ?? "gnuplot left an incomplete file; is the disk full?")
  }
}
