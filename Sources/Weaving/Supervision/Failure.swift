import Foundation

/// Why a run did not reach its end.
package struct Failure: Codable, Equatable, Sendable {
  /// One word for the notebook: `Trapped`, `Stopped`, `Interrupted`, `Killed`, `Ended`.
  package var name: String
  package var sentence: String
  /// The line of `main.swift`.
  package var line: Int?
  /// Places in the chapter's own files, innermost first.
  package var places: [String] = []
  package var code: Int32

  /// Tells from a child's end and its log why it did not reach the last line; nil when it did.
  package init?(_ outcome: Child.Outcome, events: [Event], source: ChapterSource) {
    if outcome.code == 0 { return nil }
    let place = Place(events, source)
    if let stop = events.last(where: { $0.kind == .stop }), outcome.code != nil {
      self.init(
        name: "Stopped", sentence: stop.text ?? "", line: stop.line ?? place.line,
        code: stop.code ?? ExitStatus.trapped)
      return
    }
    if outcome.wasInterrupted {
      self.init(
        name: "Interrupted", sentence: "interrupted", line: place.line,
        code: ExitStatus.interrupted)
      return
    }
    let report = CrashReport(
      outcome.lastWords, file: events.lazy.compactMap(\.start).first?.file ?? "")
    if let code = outcome.code {
      self.init(code: code, report: report, line: place.line)
    } else {
      self.init(signal: outcome.signal ?? 0, report: report, place: place)
    }
  }

  /// Whether the checkpoints in its folder, those of another run, refused it. That comes before the first training step,
  /// in whichever cell that is.
  var isRefusedByCheckpoint: Bool {
    name == "Stopped" && sentence.contains(" belongs to another run: ")
  }

  /// A run whose log has no end: its supervisor was killed with it.
  static func unfinished(_ events: [Event], _ source: ChapterSource) -> Failure {
    Failure(
      name: "Killed", sentence: "the run was killed", line: Place(events, source).line,
      code: ExitStatus.trapped)
  }

  private init(code: Int32, report: CrashReport, line: Int?) {
    let sentence = report.reason ?? "the program ended itself with exit code \(code)"
    let isOurs = [ExitStatus.usage, ExitStatus.missing].contains(code)
    self.init(
      name: "Ended", sentence: sentence, line: line, code: isOurs ? code : ExitStatus.trapped)
  }

  private init(signal: Int32, report: CrashReport, place: Place) {
    if report.isThrown {
      self.init(
        name: "Stopped", sentence: report.reason ?? "", line: report.line ?? place.throwingLine,
        places: report.places, code: ExitStatus.missing)
    } else if signal == SIGKILL {
      self.init(
        name: "Killed", sentence: "killed from outside (kill -9, or the machine ran out of memory)",
        line: place.line, code: ExitStatus.trapped)
    } else {
      self.init(
        name: "Trapped", sentence: report.reason ?? Failure.words(for: signal),
        line: report.line ?? place.line, places: report.places, code: ExitStatus.trapped)
    }
  }

  private init(name: String, sentence: String, line: Int?, places: [String] = [], code: Int32) {
    self.name = name
    self.sentence = sentence
    self.line = line
    self.places = places
    self.code = code
  }

  private static func words(for signal: Int32) -> String {
    switch signal {
    case SIGILL, SIGTRAP:
      "a Swift check failed (an index, an overflow, a nil); a debug build names it"
    case SIGSEGV, SIGBUS: "memory was used that is not there (a stack that overflowed?)"
    case SIGABRT: "the program aborted"
    default: "signal \(signal) ended the program"
    }
  }
}

/// Where a run was when its log stopped.
struct Place {
  let line: Int?
  /// The first line with `try` from there to the end of the cell.
  let throwingLine: Int?

  init(_ events: [Event], _ source: ChapterSource) {
    let last = events.last { $0.line != nil }?.line
    let id = events.last { $0.kind == .cell }?.name
    let chunk = source.chunks.first { $0.anchor != nil && $0.id == id }
    let lines = chunk?.lines ?? source.chunks.filter { !$0.isProse }.flatMap(\.lines)
    line = last ?? lines.first { $0.text.contains("Chapter(") }?.number
    throwingLine =
      lines.first { $0.number >= last ?? 0 && $0.text.contains("try") }?.number ?? line
  }
}
