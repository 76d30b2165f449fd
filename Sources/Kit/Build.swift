import Foundation
import Notebook

extension House {
  /// Builds one product in release; says so first, and shows only the compiler's errors if it fails.
  package func build(_ product: String) throws {
    standardError("checking…\n")
    let (status, output) = try ChildProcess.capture(
      "swift", ["build", "-c", "release", "--package-path", root, "--product", product])
    if status == 0 { return }
    if Interrupt.isRequested { throw KitError("Interrupted.", ExitStatus.interrupted) }
    let errors = compileErrors(in: output)
    standardError((errors.isEmpty ? output : errors.joined(separator: "\n")) + "\n")
    throw KitError(
      errors.isEmpty
        ? "kit: \(product) cannot be built. ./kit doctor shows what is missing."
        : "kit: \(product) does not compile: \(count(errors)) above.", ExitStatus.source)
  }

  private func count(_ errors: [String]) -> String {
    errors.count == 1 ? "1 error" : "\(errors.count) errors"
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
