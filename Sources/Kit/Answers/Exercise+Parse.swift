import Escaping
import Foundation
import Weaving
import SystemCalls

extension Exercise {
  /// Reads a reference file: `//:` prose with the task, `## Hint` three times and `## Why`; then the
  /// code; then `#if CHECKS`.
  package init(referencePath: String, chapterFolder: String) throws {
    let parts = try ReferenceFile(referencePath)
    (chapter, number, title) = parts.head
    id = "\(chapter).\(number)"
    (minutes, uses, task) = (parts.prose.minutes, parts.prose.uses, parts.prose.task)
    (hints, why) = (parts.prose.hints, parts.prose.why)
    code = parts.code
    checks =
      parts.checks.map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }
      .joined(separator: "\n") + "\n"
    checksLine = parts.checks.startIndex + 1
    file = (referencePath as NSString).lastPathComponent
    (self.chapterFolder, self.referencePath) = (chapterFolder, referencePath)
  }
}

/// A reference file cut into its parts; an ``ExerciseProblem`` where one is missing.
private struct ReferenceFile {
  let prose: ExerciseProse
  let head: (chapter: Int, number: Int, title: String)
  let code: SolutionCode
  /// The lines inside `#if CHECKS`; the index is the line's number in the file, less one.
  let checks: ArraySlice<String>

  init(_ path: String) throws {
    guard let text = BoundedFile.text(path) else {
      throw ExerciseProblem(place: path, sentence: "expected a text in UTF-8, found none to read.")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func problem(_ line: Int, _ sentence: String) -> ExerciseProblem {
      ExerciseProblem(place: "\(path):\(line)", sentence: sentence)
    }
    guard let start = lines.firstIndex(of: "#if CHECKS"), let end = lines.lastIndex(of: "#endif"),
      start < end
    else { throw problem(lines.count, "expected #if CHECKS … #endif with the checks, found none.") }
    let proseEnd = lines.firstIndex { !$0.hasPrefix("//:") } ?? 0
    (prose, checks) = (ExerciseProse(lines[..<proseEnd]), lines[(start + 1)..<end])
    guard let head = prose.head else {
      throw problem(1, "expected “//: # 1.2 · Title” in the first line, found “\(lines[0])”.")
    }
    self.head = head
    if let other = prose.uses.first(where: { FilePath.inside("", $0) == nil }) {
      throw problem(2, "expected *Uses:* to name files of the chapter, found “\(other)”.")
    }
    do {
      code = try SolutionCode(Array(lines[proseEnd..<start]))
    } catch { throw problem(proseEnd + 1, error.sentence) }
  }
}
