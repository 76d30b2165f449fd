import Escaping
import Foundation
import Weaving

/// A verdict in words for the terminal.
struct VerdictPage {
  let verdict: Verdict
  let repository: Repository
  let terminal: Terminal

  private var exercise: Exercise { verdict.exercise }
  private var file: String { repository.shortened(exercise.answerPath) }

  var text: String { (heading + checks + end + printed).joined(separator: "\n") + "\n" }

  private var heading: [String] { [terminal.styled(exercise.heading, .bold)] }

  private func mark(_ mark: String, _ style: Style) -> String { terminal.styled(mark, style) }

  /// Every check on a line of its own; of those that do not hold the first in full, if possible one that
  /// knows the mistake.
  private var checks: [String] {
    let first =
      verdict.results.firstIndex { $0.failure?.mistake != nil }
      ?? verdict.results.firstIndex { $0.failure != nil }
    return verdict.results.enumerated().flatMap { index, result -> [String] in
      guard let failure = result.failure else {
        return ["  \(mark("✓", .green)) \(result.name.visibleLine)"]
      }
      let line = "  \(mark("✗", .red)) \(result.name.visibleLine)"
      if index != first { return [line] }
      return [line] + facts("input", failure.input) + facts("expected", failure.expected)
        + facts("got", failure.got) + (failure.mistake.map { facts("←", $0, .bold) } ?? [])
    }
  }

  /// `    expected  [0, 3]`, wrapped at the terminal's edge.
  private func facts(_ name: String, _ text: String, _ style: Style? = nil) -> [String] {
    let text = text.visible
    let width = terminal.isLive ? max(30, terminal.columns - 18) : Int.max
    let lines = text.columns <= width ? [text] : text.wrapped(to: width)
    return lines.enumerated().map { index, line in
      let label = (index == 0 ? name : "").padding(toLength: 10, withPad: " ", startingAt: 0)
      return
        "      \(terminal.styled(label, .dim))\(style.map { terminal.styled(line, $0) } ?? line)"
    }
  }

  private var end: [String] {
    switch verdict.status {
    case .passed: []
    case .failed: ["  " + terminal.styled(file, .dim)]
    case .todo: line("·", .yellow, "still to do:", file)
    case .missing: cross("not there; ./kit reset \(exercise.id) puts the stub back:", file)
    case .doesNotCompile: cross("does not compile") + verdict.errors.flatMap(indented)
    case .trapped: cross("trapped\(during):", place) + because
    case .endless: cross("never ends\(during): stopped.", file)
    case .memory: cross("takes more than 2 GB of memory\(during): stopped.", file)
    case .unreadable: cross("ended before all checks had run\(during).", file) + because
    }
  }

  private func cross(_ words: String, _ place: String? = nil) -> [String] {
    line("✗", .red, words, place)
  }

  /// `  ✗ never ends: stopped. Chapters/…`; where a terminal is too narrow, the place has a line of its own.
  private func line(_ sign: String, _ style: Style, _ words: String, _ place: String?) -> [String] {
    let (words, place) = (words.visibleLine, place?.visibleLine)
    let head = "  \(mark(sign, style)) \(words)"
    guard let place else { return [head] }
    let fits = !terminal.isLive || "  \(sign) \(words) \(place)".columns <= terminal.columns
    return fits ? ["\(head) \(place)"] : [head, "    \(place)"]
  }

  /// The compiler's words: the place, what is wrong, and the lines around it, cut at a terminal's edge.
  private func indented(_ error: String) -> [String] {
    let lines = error.visible.split(separator: "\n").map { "    \($0)" }
    guard terminal.isLive, lines[0].columns > terminal.columns,
      let words = lines[0].range(of: " error: ")
    else { return lines.map(terminal.fitted) }
    let said = "error: " + lines[0][words.upperBound...]
    return [String(lines[0][..<words.lowerBound])]
      + said.wrapped(to: terminal.columns - 6).map { "      \($0)" }
      + lines.dropFirst().map(terminal.fitted)
  }

  private var during: String { verdict.running.map { " in “\($0)”" } ?? "" }
  private var because: [String] { verdict.reason.map { facts("reason", $0) } ?? [] }

  private var place: String {
    let folder = FilePath.folder(of: exercise.answerPath)
    return verdict.place.map { repository.shortened("\(folder)/\($0)") } ?? file
  }

  /// The last lines that the answer printed.
  private var printed: [String] {
    let lines = verdict.output.visible.split(separator: "\n")
    if lines.isEmpty { return [] }
    return [terminal.styled("  your code printed", .dim)] + lines.suffix(8).map { "    \($0)" }
  }
}
