/// The prose of an exercise's reference file, `Solutions/DescentStep.swift`: its title, the task, the
/// hints and the why, cut at their headings.
package struct ExerciseProse: Sendable {
  private var sections: [(heading: String, text: String)] = []
  private let first: String

  package init(_ lines: some Sequence<String>) {
    var lines = Array(lines)
    first = lines.isEmpty ? "" : lines.removeFirst()
    for line in lines {
      let text = String(line.dropFirst(line.hasPrefix("//: ") ? 4 : 3))
      if text.hasPrefix("## ") {
        sections.append((String(text.dropFirst(3)), ""))
      } else {
        if sections.isEmpty { sections.append(("Task", "")) }
        sections[sections.count - 1].text += text + "\n"
      }
    }
  }

  /// The numbers and the title in `//: # 1.2 · Title`; nil when the file opens with something else.
  package var head: (chapter: Int, number: Int, title: String)? {
    guard let match = first.wholeMatch(of: /\/\/: # (\d+)\.(\d+) · (.+)/),
      let chapter = Int(match.1), let number = Int(match.2)
    else { return nil }
    return (chapter, number, String(match.3))
  }

  private func texts(_ heading: String) -> [String] {
    sections.filter { $0.heading == heading }.map { $0.text.trimmedBlankLines }
  }

  package var hints: [String] { texts("Hint") }
  package var why: String { texts("Why").joined(separator: "\n") }

  /// The task without its line of facts.
  package var task: String {
    (texts("Task").first ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("*Minutes:*") }.joined(separator: "\n").trimmedBlankLines
  }

  private func fact(_ name: String) -> String? {
    let lines = sections.first?.text.split(separator: "\n") ?? []
    guard let line = lines.first(where: { $0.hasPrefix("*Minutes:*") }),
      let name = line.firstRange(of: "*\(name):*")
    else { return nil }
    return line[name.upperBound...].split(separator: "*").first.map { String($0).trimmedBothEnds }
  }

  package var minutes: Int { Int(fact("Minutes")?.prefix { $0.isNumber } ?? "") ?? 0 }

  /// `*Uses:* Value.swift, TwoMoons.swift`
  package var uses: [String] {
    fact("Uses")?.split(separator: ",").map { String($0).trimmedBothEnds } ?? []
  }
}

extension String {
  /// Without the blank lines at both ends.
  package var trimmedBlankLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
