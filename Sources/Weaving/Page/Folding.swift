/// Whether a page shows a cell's code, and in which words it stands there folded.
struct Folding {
  private let kept: Kept
  private let isFolded: Bool
  let words: String
  /// The line that the table of the settings unfolds from, where this cell shows it.
  let settings: String?

  init(_ chunk: ChapterSource.Chunk, _ kept: Kept, _ settings: SettingsTable?) {
    self.kept = kept
    isFolded = chunk.isFolded
    let lines = chunk.shownText.split(separator: "\n").count
    let parts = [Bookkeeping(chunk.shownText).summary, kept.summary].filter { !$0.isEmpty }
    words = parts.isEmpty ? "\(lines.counted("line")) of code" : parts.joined(separator: ", ")
    self.settings = settings?.cell == chunk.id ? settings?.words : nil
  }

  /// Metadata that pandoc hands on to the filter of the page.
  var forPage: [String: JSONText] {
    var members: [String: JSONText] = [:]
    if isFolded { members["folded"] = .text(words) }
    if let settings { members["settings"] = .text(settings) }
    return members
  }

  /// Metadata that JupyterLab knows.
  var forNotebook: [String: JSONText] {
    isFolded ? ["jupyter": .object(["source_hidden": .bool(true)])] : [:]
  }

  /// Checks and numbers below a cell: in a line of their own, or with its code where that is folded.
  var keptOutput: [JSONText] {
    guard !kept.isEmpty else { return [] }
    let line = "<details class=\"line\"><summary>\(kept.summary)</summary>\(kept.html)</details>"
    return [Outputs.displayed(["text/html": .lines(isFolded ? kept.html : line)], [:])]
  }
}

extension ChapterSource.Chunk {
  /// What the author says, otherwise whether it does nothing but keep numbers, check them or declare settings.
  package var isFolded: Bool {
    isDeclaredFolded ?? (!isProse && Bookkeeping(shownText).isAll)
  }
}

extension Bookkeeping {
  /// "5 imports, 3 settings"
  fileprivate var summary: String {
    [(imports, "import"), (settings, "setting")].filter { $0.0 > 0 }
      .map { $0.0.counted($0.1) }.joined(separator: ", ")
  }
}
