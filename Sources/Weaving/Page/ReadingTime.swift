import SystemCalls

/// How long a chapter takes to read, without what is folded and without the sections that go deeper.
package struct ReadingTime {
  private var words = 0
  private var lines = 0
  /// The level of the heading whose section is left out.
  private var skipped: Int?
  private var isInFence = false

  package init(_ source: ChapterSource) {
    for chunk in source.chunks {
      if chunk.isProse {
        for line in chunk.text.split(separator: "\n") { read(line) }
      } else if skipped == nil, !chunk.isFolded {
        lines += chunk.shownText.split(separator: "\n").count
      }
    }
  }

  /// 220 words and 40 lines of code a minute.
  package var minutes: Int { Int(nearest: (Double(words) / 220 + Double(lines) / 40).rounded(.up)) }

  private mutating func read(_ line: Substring) {
    if line.hasPrefix("```") {
      isInFence.toggle()
    } else if isInFence {
      lines += skipped == nil ? 1 : 0
    } else {
      let level = line.prefix { $0 == "#" }.count
      if level > 0 { enter(level, line.drop { $0 == "#" || $0 == " " }) }
      let isTable = line.hasPrefix("|--")
      if skipped == nil, !isTable { words += line.split(separator: " ").count }
    }
  }

  private mutating func enter(_ level: Int, _ heading: Substring) {
    if let outer = skipped, level <= outer { skipped = nil }
    if skipped == nil, heading.hasPrefix("Going deeper") { skipped = level }
  }
}
