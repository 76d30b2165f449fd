import Escaping

/// Lays Markdown out for a terminal: wrapped and lightly styled where a person reads along, one
/// line for each paragraph elsewhere.
package struct ProseLayout {
  let terminal: Terminal
  private static let indent = "    "

  package init(terminal: Terminal) { self.terminal = terminal }

  /// The columns that text may take: lines of more than 84 are hard to read.
  private var width: Int { terminal.isLive ? max(20, min(terminal.columns - 5, 84)) : Int.max }

  package func render(_ markdown: String) -> String {
    var out = ""
    for block in MarkdownBlock.parse(markdown.visible) {
      if !out.isEmpty { out += "\n" }
      out += lines(of: block).map { $0.isEmpty ? "\n" : ProseLayout.indent + $0 + "\n" }.joined()
    }
    return out
  }

  private func lines(of block: MarkdownBlock) -> [String] {
    switch block {
    case .heading(let text): styled([Inline.marked(Inline.parse(text), .bold)])
    case .paragraph(let text): styled(Inline.parse(text).wrapped(to: width))
    case .formula(let text): styled(["    " + TeX.unicode(text)])
    case .code(let lines): styled(lines.map { "    " + Inline.marked($0, .cyan) })
    case .list(let items): items.flatMap { hanging($0.mark, $0.text) }
    case .quote(let text):
      styled(Inline.parse(text).wrapped(to: width - 2)).map {
        terminal.styled("│", .dim) + " " + $0
      }
    case .table(let rows): styled(table(rows))
    case .rule: [terminal.styled(String(repeating: "─", count: min(width, 40)), .dim)]
    }
  }

  private func hanging(_ mark: String, _ text: String) -> [String] {
    let space = String(repeating: " ", count: mark.columns + 1)
    let lines = styled(
      Inline.parse(text).wrapped(to: width == Int.max ? width : width - space.count))
    return lines.enumerated().map { ($0 == 0 ? mark + " " : space) + $1 }
  }

  private func table(_ rows: [[String]]) -> [String] {
    let cells = rows.map { $0.map(Inline.parse) }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
    }
    return cells.enumerated().map { index, row in
      let padded = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, width - cell.columns))
      }
      let line = padded.joined(separator: "   ").trimmedAtEnd
      return index == 0 ? Inline.marked(line, .bold) : line
    }
  }

  private func styled(_ lines: [String]) -> [String] {
    var open: [Style] = []
    return lines.map { Inline.render($0, open: &open, terminal: terminal) }
  }
}

extension String {
  var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
