import Foundation
import Weaving

/// A program of small modules. It lives in `.build/answers/<name>`, and only `INNERLOOP_PROGRAMS` makes it
/// a part of the package, so that code which does not compile is nobody else's business.
package struct ModuleProgram: Sendable {
  package struct Module: Sendable {
    let name: String
    /// The libraries of ours that it imports.
    let dependencies: [String]
    /// The files' names and what stands in them.
    let files: [(name: String, text: String)]
  }

  let name: String
  let modules: [Module]
  let main: String

  /// What Package.swift reads: `check-01 Exercise_1_1 Exercise_1_2:Engine,Learning`.
  var request: String {
    ([name]
      + modules.map { module in
        let libraries = module.dependencies.joined(separator: ",")
        return module.name + (libraries.isEmpty ? "" : ":" + libraries)
      }).joined(separator: " ")
  }
}

extension Repository {
  func folder(of program: String) -> String { "\(root)/.build/answers/\(program)" }

  /// Everything the compiler said; nil where the programs are built.
  func build(_ programs: [ModuleProgram]) throws -> String? {
    for program in programs {
      let folder = folder(of: program.name)
      try writeChanged(program.main, to: "\(folder)/main/main.swift")
      for module in program.modules {
        for file in module.files {
          try writeChanged(file.text, to: "\(folder)/\(module.name)/\(file.name)")
        }
      }
    }
    // `swift test --filter Exercises` holds the lock, but has built what it wanted.
    let isInTests = ProcessInfo.processInfo.environment["INNERLOOP_INSIDE_TESTS"] != nil
    let (status, output) = try swift(
      "build", isInTests ? ["--ignore-lock"] : [],
      programs: programs.map(\.request).joined(separator: ";"))
    return status == 0 ? nil : output
  }

  /// A file that says the same already keeps its date, and is not compiled again.
  private func writeChanged(_ text: String, to path: String) throws {
    if (try? String(contentsOfFile: path, encoding: .utf8)) == text { return }
    try write(Data(text.utf8), to: path)
  }
}
