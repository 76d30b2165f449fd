import Escaping
import Foundation
import SystemCalls

/// Tells the lesson on standard output: headers, the prose before each cell, indented output.
package final class Narrator {
  let terminal: Terminal
  private var isAtLineStart = true
  private let write: (String) -> Void

  package init(terminal: Terminal, write: @escaping (String) -> Void = StandardStream.output.write)
  {
    self.terminal = terminal
    self.write = write
  }

  /// The header of a cell and the prose that leads to it.
  package func open(_ id: String, in source: ChapterSource, facts: Facts) {
    let cells = source.anchored
    let position = (cells.firstIndex { $0.id == id } ?? 0) + 1
    endLine()
    let mark = terminal.styled("[\(position)/\(cells.count)]", .dim)
    write("\n\(mark) \(terminal.styled(id, .bold, .cyan))\n")
    tell(source.prose(before: id), facts)
    if !source.prose(before: id).isEmpty { write("\n") }
  }

  /// Prose, wrapped on a live terminal, one line for each paragraph elsewhere.
  func tell(_ prose: [ChapterSource.Chunk], _ facts: Facts) {
    let text = prose.map { Template.fill($0.text, facts, blank: "…").text }
    write(ProseLayout(terminal: terminal).render(text.joined(separator: "\n\n")))
  }

  /// Printed text, indented below its cell.
  package func say(_ text: String) {
    var out = ""
    for character in text.visible {
      if isAtLineStart && character != "\n" { out += "    " }
      out.append(character)
      isAtLineStart = character == "\n"
    }
    write(out)
  }

  /// A quiet line about a number or a file.
  package func aside(_ text: String) {
    endLine()
    write("    \(terminal.styled("· " + text, .dim))\n")
  }

  /// The path of a picture and, where a person reads along, a small chart.
  package func picture(_ path: String, chart: String) {
    endLine()
    if terminal.isLive && !chart.isEmpty {
      let lines = chart.visible.split(separator: "\n", omittingEmptySubsequences: false)
      write(lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined())
    }
    write("    \(terminal.styled(path, .dim))\n")
  }

  /// A check that held, that failed, or that was not made.
  package func check(_ sentence: String, passed: Bool?, line: Int) {
    guard let passed else { return aside(sentence) }
    endLine()
    let mark = passed ? terminal.styled("✓", .green) : terminal.styled("✗", .bold, .red)
    let place = passed ? "" : terminal.styled("   main.swift:\(line)", .dim)
    write("    \(mark) \(sentence.visible)\(place)\n")
  }

  func endLine() {
    guard !isAtLineStart else { return }
    write("\n")
    isAtLineStart = true
  }
}
