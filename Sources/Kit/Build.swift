import Escaping
import Foundation
import Weaving
import SystemCalls

extension Repository {
  /// Builds one product in release; says so first, and shows only the compiler's errors if it fails.
  package func build(_ product: String, _ flags: [String] = []) throws {
    standardError("checking…\n")
    let (status, output) = try swift("build", ["--product", product] + flags)
    // A change of comments alone makes no new program, but this one is that of the sources as they stand now.
    if status == 0 { return _ = utimes("\(buildFolder)/\(product)", nil) }
    let count = showErrors(in: output)
    throw KitError(
      count == 0
        ? "kit: \(product) cannot be built. ./kit doctor shows what is missing."
        : "kit: \(product) does not compile: \(count) \(count == 1 ? "error" : "errors") above.",
      ExitStatus.source)
  }

  /// Runs `swift` in release on this clone. The end of Package.swift says what `programs` can ask for.
  package func swift(
    _ command: String, _ words: [String], programs: String? = nil
  ) throws -> (status: Int32, output: String) {
    if let programs { setenv("INNERLOOP_PROGRAMS", programs, 1) }
    defer { unsetenv("INNERLOOP_PROGRAMS") }
    return try ChildProcess.output(
      "swift", [command, "-c", "release", "--package-path", ProgramArgument.path(root)] + words)
  }

  /// Shows the compiler's errors, or all that it said where there are none; how many there are.
  @discardableResult
  package func showErrors(in output: String) -> Int {
    let errors = compileErrors(in: output)
    standardError((errors.isEmpty ? output : errors.joined(separator: "\n")) + "\n")
    return errors.count
  }

  /// `file:line:column: error: …` with the lines that show the place, each once, paths from the root.
  package func compileErrors(in output: String) -> [String] {
    var found: [String] = []
    var isInside = false
    for line in output.components(separatedBy: "\n") {
      let isError = line.contains(/:\d+:\d+: error:/) || line.hasPrefix("error: link")
      let shown = line.replacingOccurrences(of: root + "/", with: "")
      if isError && !found.contains(where: { $0.hasPrefix(shown) }) {
        found.append(shown)
        isInside = true
      } else if isInside && line.contains(/^ *\d* *\|/) {
        found[found.count - 1] += "\n" + line
      } else {
        isInside = false
      }
    }
    return found
  }
}
