/// Lays Markdown out for a terminal.
struct ProseLayout {
  let terminal: Terminal

  func render(_ markdown: String) -> String {
    markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }
}
