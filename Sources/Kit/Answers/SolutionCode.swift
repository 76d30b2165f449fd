import Weaving

/// The code of a reference file: one block of it is the solution, with the known wrong answers to it
/// as comments.
///
///     // BEGIN SOLUTION
///     theta - rate * slope
///     // WRONG uphill: the sign is flipped
///     //   theta + rate * slope
///     // END SOLUTION
///
/// `BROKEN` instead of `WRONG`: the reader starts from this wrong answer instead of a blank. Below
/// `// EQUAL: reason` stand changes of the solution that change no answer, one on each line.
package struct SolutionCode: Sendable, Equatable {
  /// A wrong answer and the sentence that a check must say about it.
  package struct Wrong: Sendable, Equatable {
    package let name: String
    package let mistake: String
    package let isStart: Bool
    package var lines: [String]
  }

  let before: [String]
  package let solution: [String]
  let after: [String]
  package let wrongAnswers: [Wrong]
  /// Changed lines of mutants that answer as the solution does, and why.
  package let equals: [String: String]

  /// Cuts the lines; a sentence about what is missing where that is not possible.
  package init(_ lines: [String]) throws(Complaint) {
    let begins = lines.indices.filter { lines[$0].trimmed == "// BEGIN SOLUTION" }
    let ends = lines.indices.filter { lines[$0].trimmed == "// END SOLUTION" }
    guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else {
      throw Complaint(
        "expected one // BEGIN SOLUTION and one // END SOLUTION after it, found"
          + " \(begins.count) and \(ends.count).")
    }
    before = Array(lines[..<begins[0]])
    after = Array(lines[(ends[0] + 1)...])
    let block = lines[(begins[0] + 1)..<ends[0]]
    let marks = block.indices.filter {
      SolutionCode.wrongMark(block[$0]) != nil || SolutionCode.equalMark(block[$0]) != nil
    }
    solution = Array(block[..<(marks.first ?? ends[0])])
    let parts = zip(marks, marks.dropFirst() + [ends[0]]).map { Array(block[$0..<$1]) }
    wrongAnswers = parts.compactMap(SolutionCode.wrongAnswer)
    equals = Dictionary(parts.flatMap(SolutionCode.equalChanges)) { $1 }
  }

  package struct Complaint: Error {
    package let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
  }

  /// Looked at first: a regular expression is compiled anew for every line that it is tried on.
  private static func isMark(_ line: String) -> Bool {
    ["// WRONG ", "// BROKEN ", "// EQUAL: "].contains { line.trimmed.hasPrefix($0) }
  }

  private static func wrongMark(_ line: String) -> Wrong? {
    guard isMark(line),
      let match = line.trimmed.wholeMatch(of: /\/\/ (WRONG|BROKEN) ([a-z0-9-]+): (.+)/)
    else { return nil }
    return Wrong(
      name: String(match.2), mistake: String(match.3), isStart: match.1 == "BROKEN", lines: [])
  }

  private static func equalMark(_ line: String) -> String? {
    isMark(line) ? line.trimmed.wholeMatch(of: /\/\/ EQUAL: (.+)/).map { String($0.1) } : nil
  }

  private static func wrongAnswer(_ lines: [String]) -> Wrong? {
    guard var wrong = wrongMark(lines[0]) else { return nil }
    wrong.lines = lines.dropFirst().compactMap(uncommented)
    return wrong
  }

  private static func equalChanges(_ lines: [String]) -> [(String, String)] {
    guard let reason = equalMark(lines[0]) else { return [] }
    return lines.dropFirst().compactMap(uncommented).map { ($0.trimmed, reason) }
  }

  /// The comment's text begins two spaces after the slashes, at the depth of the slashes.
  private static func uncommented(_ line: String) -> String? {
    guard let slashes = line.range(of: "//") else { return nil }
    return String(line[..<slashes.lowerBound]) + line[slashes.upperBound...].dropFirst(3)
  }
}

extension SolutionCode {
  func text(_ lines: [String]) -> String {
    (before + lines + after).joined(separator: "\n").trimmedBlankLines + "\n"
  }

  /// The code with the right answer, and without any mark.
  package var reference: String { text(solution) }

  package func with(_ wrong: Wrong) -> String { text(wrong.lines) }

  /// What the reader finds: a place to fill in, or a wrong answer to mend.
  package func stub(_ id: String) -> String {
    if let start = wrongAnswers.first(where: \.isStart) { return with(start) }
    let indent = String(solution.first?.prefix { $0 == " " } ?? "")
    return text([
      "\(indent)// TODO(\(id)): your lines go here, instead of the next one.",
      "\(indent)todo(\"\(id)\")",
    ])
  }
}

extension StringProtocol {
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
