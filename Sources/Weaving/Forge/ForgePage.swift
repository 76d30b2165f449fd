import Escaping

/// A run as Markdown that forges show: `Chapters/06-maml/README.md`, a lesson that can be read without running it.
package struct ForgePage {
  private let run: Run
  private let log: CellLog
  private let settings: SettingsTable?
  private let isStale: Bool

  /// `isStale` says that the sources have changed since the run.
  package init(_ run: Run, isStale: Bool = false) {
    (self.run, self.isStale) = (run, isStale)
    log = CellLog(run) { $0.kind == .display }
    settings = run.settingsTable
  }

  package var text: String {
    let blocks = run.source.chunks.map { $0.isProse ? prose($0) : code($0) }
    let lesson = ForgeFolds.folded(blocks.filter { !$0.isEmpty }.joined(separator: "\n\n"))
    return [heading, way, about, lesson, way].joined(separator: "\n\n") + "\n"
  }

  private var heading: String { "# \(Markdown.escaped(run.title))" }

  /// The chapters beside this one.
  private var way: String {
    let course = run.start.course
    let previous = course.neighbour(of: run.start.chapter, -1).map { "[← \($0.name)](\($0.place))" }
    let next = course.neighbour(of: run.start.chapter, 1).map { "[\($0.name) →](\($0.place))" }
    return [previous, "[the course](../../README.md)", next].compactMap { $0 }
      .joined(separator: " · ")
  }

  private var about: String {
    let number = run.start.chapter.prefix { $0.isNumber }.drop { $0 == "0" }
    let about =
      "*A run at \(run.start.scale) scale, seed \(run.start.seed); "
      + "\(ReadingTime(run.source).minutes.counted("minute")) to read. `./kit run \(number)` makes it yours: "
      + "live, with your numbers, and with exercises that check themselves.*"
    let old =
      "*† Its numbers were made with other code than today's; `./kit run \(number) --keep` makes them again.*"
    return isStale ? about + "\n\n" + old : about
  }

  private func prose(_ chunk: ChapterSource.Chunk) -> String {
    let lines = run.lines(of: chunk).map { Template.fill($0.text, run.facts, blank: nil).text }
    let text = lines.joined(separator: "\n")
    let title = "# \(run.title)"
    return ForgeFormulas.marked(text.hasPrefix(title) ? String(text.dropFirst(title.count)) : text)
      .trimmedBlankLines
  }

  private func code(_ chunk: ChapterSource.Chunk) -> String {
    let kept = log.kept[chunk.id]
    let folding = Folding(chunk, kept ?? Kept(), settings)
    let code = chunk.shownText.isEmpty ? "" : Markdown.block(chunk.shownText, "swift")
    let table = folding.settings.map { Self.details($0, settings?.table.markdown ?? "") } ?? ""
    let shown = log[chunk.id].map(Self.output)
    let blocks =
      chunk.isFolded
      ? [table, Self.details(folding.words, code + (kept.map { "\n\n" + $0.html } ?? ""))] + shown
      : [code, table] + shown + [kept.map { Self.details($0.summary, $0.html) } ?? ""]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func output(_ piece: CellLog.Piece) -> String {
    switch piece {
    case .text(let text): Markdown.block(text.trimmedBlankLines, "text")
    case .event(let event): event.display.map(picture) ?? ""
    }
  }

  private static func picture(_ display: Event.Display) -> String {
    guard let picture = display.picture else {
      return display.markdown ?? Markdown.block(display.plain ?? "", "text")
    }
    return display.link(to: picture)
  }

  private static func details(_ summary: String, _ text: String) -> String {
    "<details><summary>\(HTML.escaped(summary))</summary>\n\n\(text.trimmedBlankLines)\n\n</details>"
  }
}

extension Course.Chapter {
  fileprivate var name: String { Markdown.escaped(shortTitle) }
  fileprivate var place: String { "../\(HTML.link(product))/README.md" }
}
