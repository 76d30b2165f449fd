import Foundation
import Notebook

extension Exercise {
  /// Reads a reference file: `//:` prose with the task, `## Hint` three times and `## Why`; then the
  /// code; then `#if CHECKS`.
  package init(referencePath: String, chapterFolder: String) throws {
    let text = try String(contentsOfFile: referencePath, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func problem(_ line: Int, _ sentence: String) -> ExerciseProblem {
      ExerciseProblem(place: "\(referencePath):\(line)", sentence: sentence)
    }
    guard let start = lines.firstIndex(of: "#if CHECKS"), let end = lines.lastIndex(of: "#endif"),
      start < end
    else { throw problem(lines.count, "expected #if CHECKS … #endif with the checks, found none.") }
    let proseEnd = lines.firstIndex { !$0.hasPrefix("//:") } ?? 0
    let prose = ExerciseProse(lines[..<proseEnd])
    guard let head = prose.head else {
      throw problem(1, "expected “//: # 1.2 · Title” in the first line, found “\(lines[0])”.")
    }
    do {
      code = try SolutionCode(Array(lines[proseEnd..<start]))
    } catch { throw problem(proseEnd + 1, error.sentence) }
    (chapter, number, title) = head
    id = "\(head.chapter).\(head.number)"
    (minutes, uses, task) = (prose.minutes, prose.uses, prose.task)
    (hints, why) = (prose.hints, prose.why)
    checks =
      lines[(start + 1)..<end].map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0 }
      .joined(separator: "\n") + "\n"
    checksLine = start + 2
    file = (referencePath as NSString).lastPathComponent
    (self.chapterFolder, self.referencePath) = (chapterFolder, referencePath)
  }
}
