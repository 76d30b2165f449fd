import Escaping
import Foundation
import SystemCalls

/// The last words of a run on the terminal.
struct Closing {
  let terminal: Terminal
  let run: Run
  let folder: OutputFolder

  /// The prose after the last cell, when the run got there.
  func tellTheEnd() {
    let prose = ChapterSource(run.start, isBrief: true).closingProse
    guard run.isComplete, !prose.isEmpty else { return }
    say("")
    Narrator(terminal: terminal).tell(prose, run.facts)
    tellTheAfterword()
  }

  /// What several trainings came to, and what the run had found before it was prolonged.
  func tellTheAfterword() {
    guard let words = Afterword(run).plain else { return }
    Narrator(terminal: terminal).say("\n" + words)
  }

  func sumUp(_ woven: RunWriter.Result, profile: Bool) {
    if profile { tellTimes() }
    if let failure = run.failure {
      tell(failure, woven)
    } else {
      say("\n" + verdict)
      say(files(woven))
    }
    tellRemarks(woven)
  }

  /// The checks that did not hold, of a lesson that was not told.
  func tellFailedChecks() {
    for check in run.checks where !check.passed {
      say("    \(CheckWords(check.sentence, passed: false, line: check.line).plain)")
    }
  }

  /// What was written, and what is to be mended, without a word about the run.
  func nameFiles(_ woven: RunWriter.Result) {
    say(files(woven))
    tellRemarks(woven)
  }

  private func tellRemarks(_ woven: RunWriter.Result) {
    for mistake in woven.mistakes { warn("✗ \(mistake)") }
    for remark in woven.remarks { warn(remark) }
  }

  /// `✓ checks 3/3   41.2 s   seed 7`
  private var verdict: String {
    let (passed, total) = (run.passedChecks, run.checks.count)
    let mark =
      passed == total ? terminal.styled("✓", .bold, .green) : terminal.styled("✗", .bold, .red)
    let seconds = String(format: "%.1f s", run.facts.wallSeconds ?? 0)
    return "\(mark) checks \(passed)/\(total)   \(seconds)   seed \(run.start.seed)"
  }

  private func files(_ woven: RunWriter.Result) -> String {
    let page = woven.page.map { "\($0)  .ipynb" } ?? folder.notebook
    let plots = woven.plots == 0 ? "" : "  \(woven.plots) plot\(woven.plots == 1 ? "" : "s")"
    return "Wrote \(page.visibleLine)\(plots)"
  }

  /// Two lines: what happened where, and the notebook that was kept.
  private func tell(_ failure: Failure, _ woven: RunWriter.Result) {
    let cell = run.visited.last.map { " in cell \"\($0)\"" } ?? ""
    let verb = failure.name.lowercased()
    let sentence =
      failure.sentence.hasPrefix(run.start.chapter) || failure.name == "Stopped"
      ? failure.sentence
      : failure.name == "Interrupted"
        ? "\(run.start.chapter) was interrupted\(cell)\(whoElse)."
        : "\(run.start.chapter) \(verb)\(cell): \(failure.sentence)"
    let place = failure.line.map { "main.swift:\($0)   " } ?? ""
    warn("✗ \(sentence)")
    warn("  \(place)partial notebook: \(woven.page ?? folder.notebook)")
  }

  /// `mpirun` ends all processes alike when it misses one, and when somebody ends it.
  private var whoElse: String {
    Launch.isShared
      ? "; if nobody did that, one of its \(Launch.size) processes is gone, or the way to it: --resume goes on"
      : ""
  }

  private func tellTimes() {
    let cells = run.events.filter { $0.kind == .cell }
    let ends = cells.dropFirst().map { $0.at ?? 0 } + [run.facts.wallSeconds ?? 0]
    say("")
    for (cell, end) in zip(cells, ends) {
      say(String(format: "%10.2f s  ", end - (cell.at ?? 0)) + (cell.name ?? "").visibleLine)
    }
  }

  private func say(_ text: String) { StandardStream.output.write(text + "\n") }

  private func warn(_ text: String) { StandardStream.error.write(text + "\n") }
}
