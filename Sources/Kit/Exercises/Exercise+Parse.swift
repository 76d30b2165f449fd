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

/// The prose of a reference file, cut at its headings.
struct ExerciseProse {
  private var sections: [(heading: String, text: String)] = []
  private let title: String

  init(_ lines: ArraySlice<String>) {
    title = lines.first ?? ""
    for line in lines.dropFirst() {
      let text = String(line.dropFirst(line.hasPrefix("//: ") ? 4 : 3))
      if text.hasPrefix("## ") {
        sections.append((String(text.dropFirst(3)), ""))
      } else {
        if sections.isEmpty { sections.append(("Task", "")) }
        sections[sections.count - 1].text += text + "\n"
      }
    }
  }

  var head: (chapter: Int, number: Int, title: String)? {
    guard let match = title.wholeMatch(of: /\/\/: # (\d+)\.(\d+) · (.+)/),
      let chapter = Int(match.1), let number = Int(match.2)
    else { return nil }
    return (chapter, number, String(match.3))
  }

  private func texts(_ heading: String) -> [String] {
    sections.filter { $0.heading == heading }.map { $0.text.trimmedBlankLines }
  }

  var hints: [String] { texts("Hint") }
  var why: String { texts("Why").joined(separator: "\n") }

  /// The task without its line of facts.
  var task: String {
    (texts("Task").first ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("*Minutes:*") }.joined(separator: "\n").trimmedBlankLines
  }

  private func fact(_ name: String) -> String? {
    let line = sections.first?.text.split(separator: "\n").first { $0.hasPrefix("*Minutes:*") }
    guard let after = line?.ranges(of: "*\(name):*").first?.upperBound else { return nil }
    return line![after...].split(separator: "*").first.map { String($0).trimmed }
  }

  var minutes: Int { Int(fact("Minutes")?.prefix { $0.isNumber } ?? "") ?? 0 }

  /// `*Uses:* Value.swift, TwoMoons.swift`
  var uses: [String] {
    fact("Uses")?.split(separator: ",").map { String($0).trimmed } ?? []
  }
}
