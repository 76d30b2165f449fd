import Exercises
import Foundation
import Notebook
import SystemCalls

/// Builds answers together with their checks, each as a small module of its own, and one program that
/// runs them. Everything lives in `.build/exercises/<product>`, and only `INNERLOOP_EXERCISES` makes it a
/// part of the package, so that code which does not compile is nobody else's business.
package struct Bench: Sendable {
  /// Some answer to an exercise: the reader's, the reference or a wrong one.
  package struct Entry: Sendable {
    package let exercise: Exercise
    /// What the program calls it: `1.1` or `1.1-uphill`.
    package let name: String
    package var text: String
    /// Where the text stands, for the compiler's messages; nil: it was made up.
    package let path: String?

    package var module: String {
      "Exercise_" + String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
  }

  package let house: House
  package let product: String
  package var entries: [Entry]

  package init(_ house: House, product: String, entries: [Entry]) {
    (self.house, self.product, self.entries) = (house, product, entries)
  }

  var folder: String { "\(house.root)/.build/exercises/\(product)" }

  /// What Package.swift reads: `check-01 Exercise_1_1 Exercise_1_2:Engine,Learning`.
  private var request: String {
    ([product]
      + entries.map { entry in
        let dependencies = entry.exercise.dependencies.joined(separator: ",")
        return entry.module + (dependencies.isEmpty ? "" : ":" + dependencies)
      }).joined(separator: " ")
  }

  /// Everything the compiler said, with the places in the reader's files; nil where the program is built.
  package func build() throws -> String? {
    for entry in entries { try write(entry) }
    try write(mainProgram, to: "main/main.swift")
    // `swift test --filter Exercises` holds the lock, but has built what it wanted.
    let isInTests = ProcessInfo.processInfo.environment["INNERLOOP_INSIDE_TESTS"] != nil
    let (status, output) = try house.swift(
      "build", ["--product", product] + (isInTests ? ["--ignore-lock"] : []), answers: request)
    return status == 0 ? nil : entries.reduce(output) { replacePaths($1, in: $0) }
  }

  private func replacePaths(_ entry: Entry, in output: String) -> String {
    let answer = entry.path ?? answerPath(entry.module)
    return output.replacingOccurrences(of: answerPath(entry.module), with: answer)
      .replacingOccurrences(
        of: "\(folder)/\(entry.module)/checks.swift", with: entry.exercise.referencePath)
  }

  /// Where the copy of an answer stands that the compiler sees.
  func answerPath(_ module: String) -> String { "\(folder)/\(module)/answer.swift" }

  private func write(_ entry: Entry) throws {
    let exercise = entry.exercise
    let imports = (["Exercises", "Foundation"] + exercise.dependencies).map { "import \($0)" }
    // Blank lines put every check on the line that it has in the reference file.
    let blank = String(repeating: "\n", count: exercise.checksLine - 1)
    try write(entry.text, to: "\(entry.module)/answer.swift")
    try write(
      imports.joined(separator: "; ") + blank + exercise.checks, to: "\(entry.module)/checks.swift")
    for (file, text) in zip(exercise.uses, exercise.usedTexts) {
      try write(text, to: "\(entry.module)/\(file)")
    }
  }

  private var mainProgram: String {
    let imports = entries.map { "import \($0.module)\n" }.joined()
    let list = entries.map { "  \"\($0.name)\": { \($0.module).checks },\n" }.joined()
    return "import Exercises\n\(imports)\ncheck([\n\(list)])\n"
  }

  /// A file that says the same already keeps its date, and is not compiled again.
  private func write(_ text: String, to path: String) throws {
    if BoundedFile.text("\(folder)/\(path)") == text { return }
    try house.write(Data(text.utf8), to: "\(folder)/\(path)")
  }
}
