/// Folds what a page folds: what follows a question up to the next heading, and sections that go deeper.
package struct ForgeFolds {
  private var lines: [String] = []
  private var fence: Substring?
  /// Whether the question is still being asked, or its answer stands open.
  private var question = State.none
  private var deeper: Int?

  private enum State { case none, asked, answered }

  package static func folded(_ text: String) -> String {
    var folds = ForgeFolds()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { folds.add(line) }
    folds.closeAnswer()
    folds.closeDeeper(1)
    return folds.lines.joined(separator: "\n")
  }

  private mutating func add(_ line: Substring) {
    if isInFence(line) {
      openAnswer()
      return lines.append(String(line))
    }
    let level = line.prefix { $0 == "#" }.count
    if level > 0 {
      closeAnswer()
      closeDeeper(level)
    } else if line.hasPrefix("> **Predict") {
      closeAnswer()
      question = .asked
    } else if !line.hasPrefix(">"), !line.isBlank {
      openAnswer()
    }
    lines.append(String(line))
    if level > 0, deeper == nil,
      line.drop(while: { $0 == "#" || $0 == " " }).hasPrefix("Going deeper")
    {
      deeper = level
      lines += ["", "<details><summary>Unfold this section</summary>"]
    }
  }

  /// Whether the line belongs to a block of code; three signs or more open it, and as many close it.
  private mutating func isInFence(_ line: Substring) -> Bool {
    if let open = fence {
      if line == open { fence = nil }
      return true
    }
    let signs = line.prefix { $0 == "`" }
    if signs.count >= 3 { fence = signs }
    return signs.count >= 3
  }

  private mutating func openAnswer() {
    guard question == .asked else { return }
    question = .answered
    lines += ["<details><summary>The answer</summary>", ""]
  }

  private mutating func closeAnswer() {
    if question == .answered { lines += ["</details>", ""] }
    question = .none
  }

  private mutating func closeDeeper(_ level: Int) {
    guard let outer = deeper, level <= outer else { return }
    lines += ["</details>", ""]
    deeper = nil
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
