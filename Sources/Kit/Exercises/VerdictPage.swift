import Foundation
import Notebook

/// A verdict in words for the terminal.
struct VerdictPage {
  let verdict: Verdict
  let house: House
  let terminal: Terminal

  private var exercise: Exercise { verdict.exercise }
  private var file: String { house.shortened(exercise.answerPath) }

  var text: String { (heading + checks + end + printed).joined(separator: "\n") + "\n" }

  private var heading: [String] { [terminal.styled(exercise.heading, .bold)] }

  private func mark(_ mark: String, _ style: Style) -> String { terminal.styled(mark, style) }

  /// Every check on a line of its own; the first that does not hold in full.
  private var checks: [String] {
    let first = verdict.results.firstIndex { $0.failure != nil }
    return verdict.results.enumerated().flatMap { index, result -> [String] in
      guard let failure = result.failure else { return ["  \(mark("✓", .green)) \(result.name)"] }
      let line = "  \(mark("✗", .red)) \(result.name)"
      if index != first { return [line] }
      return [line] + facts("input", failure.input) + facts("expected", failure.expected)
        + facts("got", failure.got) + (failure.mistake.map { facts("←", $0, .yellow) } ?? [])
    }
  }

  /// `    expected  [0, 3]`, wrapped at the terminal's edge.
  private func facts(_ name: String, _ text: String, _ style: Style? = nil) -> [String] {
    let width = terminal.isLive ? max(30, terminal.columns - 18) : Int.max
    let lines = text.columns <= width ? [text] : text.wrapped(to: width)
    return lines.enumerated().map { index, line in
      let label = (index == 0 ? name : "").padding(toLength: 10, withPad: " ", startingAt: 0)
      return
        "      \(terminal.styled(label, .dim))\(style.map { terminal.styled(line, $0) } ?? line)"
    }
  }

  private var end: [String] {
    let cross = mark("✗", .red)
    switch verdict.status {
    case .passed: return []
    case .failed: return ["  " + terminal.styled(file, .dim)]
    case .todo: return ["  \(mark("·", .yellow)) still to do: \(file)"]
    case .missing:
      return ["  \(cross) \(file) is not there; ./kit reset \(exercise.id) puts the stub back."]
    case .doesNotCompile:
      return ["  \(cross) does not compile"] + verdict.errors.flatMap(indented)
    case .trapped: return ["  \(cross) trapped\(during)\(at)"] + because
    case .endless: return ["  \(cross) never ends\(during): stopped. \(file)"]
    case .memory: return ["  \(cross) takes more than 2 GB of memory\(during): stopped. \(file)"]
    case .unreadable: return ["  \(cross) ended before all checks had run\(during). \(file)"]
    }
  }

  private func indented(_ error: String) -> [String] {
    error.split(separator: "\n").map { "    \($0)" }
  }

  private var during: String { verdict.running.map { " in “\($0)”" } ?? "" }
  private var because: [String] { verdict.reason.map { facts("reason", $0) } ?? [] }

  private var at: String {
    let folder = (exercise.answerPath as NSString).deletingLastPathComponent
    return ": " + (verdict.place.map { house.shortened("\(folder)/\($0)") } ?? file)
  }

  /// The last lines that the answer printed.
  private var printed: [String] {
    let lines = verdict.output.split(separator: "\n")
    if lines.isEmpty { return [] }
    return [terminal.styled("  your code printed", .dim)] + lines.suffix(8).map { "    \($0)" }
  }
}
