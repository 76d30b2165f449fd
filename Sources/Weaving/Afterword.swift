import Escaping

/// What stands below the table that sets a run beside its reference: the trainings of several seeds, and what a run that
/// was prolonged had found before. Markdown, for the page as for the notebook.
struct Afterword {
  private let run: Run

  init(_ run: Run) { self.run = run }

  /// Nil for a run that has neither.
  var markdown: String? {
    parts(\.markdown) { "<details><summary>\($0)</summary>\n\n\($1)\n\n</details>\n" }
  }

  /// The same for the terminal.
  var plain: String? {
    parts(\.plain) { "\($0):\n\n\($1)" }?.replacing("**", with: "")
  }

  /// `folded` writes a table that need not be in sight, behind its words.
  private func parts(_ text: (TextTable) -> String, folded: (String, String) -> String) -> String? {
    let (main, others) = (trainings { $0.card != nil }, trainings { $0.card == nil })
    let parts = [
      (main ?? others).map { "\(trainingsSentence)\n\n\(text($0))" },
      main == nil
        ? nil : others.map { folded("the same of \($0.rows.count) other numbers", text($0)) },
      firsts.map { "\(firstsSentence)\n\n\(text($0))" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }
}

extension Afterword {
  /// Scores: what has a card, or says how many samples stand behind it.
  private var scores: [(name: String, record: Record)] {
    run.events.compactMap { event in
      guard let record = event.record, record.card != nil || record.n != nil else { return nil }
      return event.name.map { ($0, record) }
    }
  }

  private func trainings(of isWanted: (Record) -> Bool) -> TextTable? {
    guard let trainings = run.trainings else { return nil }
    let rows = scores.filter { isWanted($0.record) }.compactMap { name, record in
      trainings[name].map { several in
        [name, record.written, record.usualStyle.format(several.mean)]
          + [several.deviation, several.interval].map {
            several.deviation == 0 ? "–" : record.usualStyle.format($0)
          }
      }
    }
    let first = "seed \(run.start.seed) alone"
    return rows.isEmpty
      ? nil
      : TextTable(
        header: ["score", first, "mean", "standard deviation", "± of the mean"], rows: rows)
  }

  private var trainingsSentence: String {
    guard let seeds = run.trainings?.seeds, let first = seeds.first, let last = seeds.last else {
      return ""
    }
    return "**\(seeds.count.inWords) runs**, seeds \(first) to \(last), "
      + "\(Facts.duration(run.trainings?.seconds ?? 0)) together. The last column (95 %, Student's t) says how well "
      + "the mean is known, as far as the seed moves it: by first weights, training tasks, and what else it draws. Test "
      + "tasks that are the same for every seed are not in it; others would move the mean, too, by the ± beside seed "
      + "\(first). Where the seed moves nothing stands –:"
  }

  private var firsts: TextTable? {
    let rows = scores.compactMap { name, record in
      record.first.map {
        [name, record.usualStyle.format($0.value, interval: $0.ci95), $0.of, record.written]
      }
    }
    return rows.isEmpty ? nil : TextTable(header: ["score", "at first", "with", "now"], rows: rows)
  }

  private var firstsSentence: String {
    "**The test tasks were opened before this run was prolonged.** So these numbers are a second look, and the first "
      + "ones stand beside them:"
  }
}

extension Record {
  /// "98.6 % ± 0.5 %"
  fileprivate var written: String { usualStyle.format(value, interval: ci95) }

  /// Its own, or four digits.
  fileprivate var usualStyle: NumberStyle { style.flatMap(NumberStyle.init) ?? .significant(4) }
}

extension Int {
  /// "Five", as it opens a sentence.
  fileprivate var inWords: String {
    let words = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]
    return words.indices.contains(self - 2) ? words[self - 2] : "\(self)"
  }
}

extension Run {
  /// The lines of a stretch of prose, with the afterword below the table that sets this run beside its reference.
  func lines(of chunk: ChapterSource.Chunk) -> [ChapterSource.Line] {
    guard chunk.id == placeOfAfterword, let words = Afterword(self).markdown else {
      return chunk.lines
    }
    let end = chunk.endOfReference
    let number = chunk.lines[end - 1].number
    let inserted =
      ([""] + words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      .map { ChapterSource.Line(number: number, text: $0) }
    return chunk.lines[..<end] + inserted + chunk.lines[end...]
  }

  /// The prose with that table, or the last one.
  private var placeOfAfterword: String? {
    let prose = source.chunks.filter { $0.isProse && !$0.lines.isEmpty }
    return (prose.last { $0.lineOfReference != nil } ?? prose.last)?.id
  }
}

extension ChapterSource.Chunk {
  /// A heading or the head of a table that speaks of "this run".
  fileprivate var lineOfReference: Int? {
    lines.firstIndex {
      $0.text.contains("this run") && ($0.text.hasPrefix("#") || $0.text.hasPrefix("|"))
    }
  }

  /// The index behind the table of references, or behind the last line.
  fileprivate var endOfReference: Int {
    guard let start = lineOfReference,
      let table = lines[start...].firstIndex(where: { $0.text.hasPrefix("|") })
    else { return lines.count }
    return lines[table...].firstIndex { !$0.text.hasPrefix("|") } ?? lines.count
  }
}
