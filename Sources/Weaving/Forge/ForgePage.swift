import Escaping

/// A run as Markdown that forges show: `Chapters/06-maml/README.md`, a lesson that can be read without running it.
package struct ForgePage {
  private let run: Run
  private let outputs: Outputs
  private let shown: ForgeOutputs

  package init(_ run: Run) {
    self.run = run
    outputs = Outputs(run, folder: "", isPage: true)
    shown = ForgeOutputs(run)
  }

  package var text: String {
    let blocks = run.source.chunks.map { $0.isProse ? prose($0) : code($0) }
    let lesson = ForgeFolds.folded(blocks.filter { !$0.isEmpty }.joined(separator: "\n\n"))
    return [heading, way, about, lesson, way].joined(separator: "\n\n") + "\n"
  }

  private var heading: String { "# \(run.title)" }

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
    return "*A run at \(run.start.scale) scale, seed \(run.start.seed); "
      + "\(ReadingTime(run.source).minutes.counted("minute")) to read. `./kit run \(number)` makes it yours: "
      + "live, with your numbers, and with exercises that check themselves.*"
  }

  private func prose(_ chunk: ChapterSource.Chunk) -> String {
    let lines = chunk.lines.map { Template.fill($0.text, run.facts, blank: nil).text }
    let text = lines.joined(separator: "\n")
    let title = "# \(run.title)"
    return ForgeFormulas.marked(text.hasPrefix(title) ? String(text.dropFirst(title.count)) : text)
      .trimmedBlankLines
  }

  private func code(_ chunk: ChapterSource.Chunk) -> String {
    let folding = Folding(chunk, outputs)
    let kept = outputs.kept[chunk.id]
    let code = chunk.shownText.isEmpty ? "" : Markdown.block(chunk.shownText, "swift")
    var blocks: [String] = []
    if let words = folding.settings {
      let table = TextTable.settings(run.start.settings ?? [], scale: run.start.scale)
      blocks.append(Self.details(words, table.markdown))
    }
    if chunk.isFolded {
      blocks.append(Self.details(folding.words, code + (kept.map { "\n\n" + $0.html } ?? "")))
      return (blocks + shown[chunk.id]).joined(separator: "\n\n")
    }
    blocks = [code] + blocks + shown[chunk.id]
    if let kept { blocks.append(Self.details(kept.summary, kept.html)) }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func details(_ summary: String, _ text: String) -> String {
    "<details><summary>\(HTML.escaped(summary))</summary>\n\n\(text.trimmedBlankLines)\n\n</details>"
  }
}

extension Course.Chapter {
  fileprivate var name: String { Markdown.escaped(shortTitle) }
  fileprivate var place: String { "../\(HTML.link(product))/README.md" }
}
