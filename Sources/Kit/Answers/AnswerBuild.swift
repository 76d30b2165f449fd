import Foundation
import Weaving

/// Builds answers, each as a small module of its own, and one program that asks them; and a second program with
/// the references and their checks, which judges what the first one says.
package struct AnswerBuild: Sendable {
  /// Some answer to an exercise: the reader's, the reference or a wrong one.
  package struct Entry: Sendable {
    package let exercise: Exercise
    /// What the program calls it: `1.1` or `1.1-uphill`.
    package let name: String
    package var text: String
    /// Where the text stands, for the compiler's messages; nil: it was made up.
    package let path: String?

    package var module: String { moduleName("Exercise", name) }
  }

  package let repository: Repository
  /// `check-01`, and `judge-01` for the second program.
  private let name: String
  package var entries: [Entry]

  package init(_ repository: Repository, name: String, entries: [Entry]) {
    (self.repository, self.name, self.entries) = (repository, name, entries)
  }

  var product: String { "check-\(name)" }
  var judge: String { "judge-\(name)" }
  var folder: String { repository.folder(of: product) }

  /// Everything the compiler said, with the places in the reader's files; nil where both programs are built.
  package func build() throws -> String? {
    let output = try repository.build([answersProgram, judgeProgram])
    return output.map { entries.reduce($0) { replacePaths($1, in: $0) } }
  }

  private func replacePaths(_ entry: Entry, in output: String) -> String {
    let answer = entry.path ?? answerPath(entry.module)
    return output.replacingOccurrences(of: answerPath(entry.module), with: answer)
      .replacingOccurrences(
        of: "\(folder)/\(entry.module)/checks.swift", with: entry.exercise.referencePath)
  }

  /// Where the copy of an answer stands that the compiler sees.
  func answerPath(_ module: String) -> String { "\(folder)/\(module)/answer.swift" }

  private var answersProgram: ModuleProgram {
    ModuleProgram(
      name: product,
      modules: entries.map { entry in
        entry.exercise.module(entry.module, answer: entry.text, checks: entry.exercise.questions)
      },
      main: mainProgram("answer", entries.map { ($0.name, $0.module) }))
  }

  private var judgeProgram: ModuleProgram {
    var exercises: [Exercise] = []
    for entry in entries where exercises.last?.id != entry.exercise.id {
      exercises.append(entry.exercise)
    }
    return ModuleProgram(
      name: judge,
      modules: exercises.map { exercise in
        exercise.module(
          moduleName("Judge", exercise.id), answer: exercise.answer(exercise.code.reference),
          checks: exercise.checks)
      },
      main: mainProgram("judge", exercises.map { ($0.id, moduleName("Judge", $0.id)) }))
  }

  /// Of the modules it sees only the checks, whatever else an answer makes public.
  private func mainProgram(_ function: String, _ list: [(name: String, module: String)]) -> String {
    let imports = list.map { "import var \($0.module).checks\n" }.joined()
    let checks = list.map { "  \"\($0.name)\": { \($0.module).checks },\n" }.joined()
    return "import Checks\n\(imports)\nChecks.\(function)([\n\(checks)])\n"
  }
}

/// `Exercise_1_1` for `1.1`.
func moduleName(_ kind: String, _ name: String) -> String {
  "\(kind)_" + String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
}

extension Exercise {
  /// An answer together with what is asked of it.
  func module(
    _ name: String, answer: String, checks: String, helpers: String? = nil
  ) -> ModuleProgram.Module {
    let imports = (["Checks", "Foundation"] + dependencies).map { "import \($0)" }
    // Blank lines put every check on the line that it has in the reference file.
    let blank = String(repeating: "\n", count: checksLine - 1)
    return ModuleProgram.Module(
      name: name, dependencies: dependencies,
      files: [
        ("answer.swift", answer),
        ("checks.swift", imports.joined(separator: "; ") + blank + checks),
      ] + zip(uses, usedTexts).map { ($0, $1) }
        + (helpers.map { [("helpers.swift", $0)] } ?? []))
  }
}
