import Foundation
import Weaving
import SystemCalls

/// An exercise as its reference file declares it: `Chapters/NN-name/Solutions/DescentStep.swift`.
package struct Exercise: Sendable {
  /// `1.1`, and the two numbers in it.
  package let id: String
  package let chapter: Int
  package let number: Int
  package let title: String
  package let minutes: Int
  /// Markdown.
  package let task: String
  package let hints: [String]
  package let why: String
  /// Files of the chapter that the answer may use: `Value.swift`.
  package let uses: [String]
  /// What stands between the prose and the checks, with its one solution block.
  package let code: SolutionCode
  /// The lines inside `#if CHECKS`, and the number of the first.
  package let checks: String
  package let checksLine: Int

  /// The files' names, and where they stand.
  package let file: String
  package let chapterFolder: String
  package let referencePath: String

  /// What the reader edits.
  package var answerPath: String { "\(chapterFolder)/Exercises/\(file)" }
  package var heading: String { "\(id) · \(title)" }

  /// The names of the checks, as they are written in the file.
  package var checkNames: [String] {
    checks.matches(of: /Check\(\s*"((?:[^"\\]|\\.)*)"/).map { String($0.1) }
  }

  /// The function that the exercise asks for.
  package var function: String {
    code.reference.matches(of: /(?:^|\n)func (\w+)/).last.map { String($0.1) }
      ?? (file as NSString).deletingPathExtension
  }

  /// Not one that a reader added.
  package var isOfTheCourse: Bool { referencePath.hasPrefix(chapterFolder + "/Solutions/") }

  /// Whether the lesson or one of its files calls the function: `--mine` runs only what is called.
  package var isCalled: Bool {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: chapterFolder)) ?? []
    return files.contains { file in
      guard file.hasSuffix(".swift") else { return false }
      let text = BoundedFile.text("\(chapterFolder)/\(file)")
      let lines = text?.split(separator: "\n").filter { !$0.trimmed.hasPrefix("//") } ?? []
      return lines.contains { $0.contains(function + "(") }
    }
  }

  /// The worked examples of the task that are code: `bestRate(curvatures: [1, 10])`.
  package var examples: [String] {
    task.matches(of: /`([^`]+)`/).map { String($0.1) }.filter { $0.hasPrefix(function + "(") }
  }

  /// The modules of ours that the code imports.
  package var dependencies: [String] {
    let ours = ["Engine", "Learning", "Datasets", "Checkpoints"]
    let text = code.reference + checks + usedTexts.joined()
    return ours.filter { text.contains("import \($0)\n") }
  }

  package var usedTexts: [String] {
    uses.compactMap { BoundedFile.text("\(chapterFolder)/\($0)") }
  }
}

/// A rule of the format that a reference file breaks.
package struct ExerciseProblem: Error, CustomStringConvertible {
  package let place: String
  package let sentence: String
  package var description: String { "\(place): \(sentence)" }
}
