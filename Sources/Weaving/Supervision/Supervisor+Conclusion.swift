import Foundation
import SystemCalls

extension Supervisor {
  /// Completes the log, weaves, tells the reader how it went, and answers the exit code.
  func conclude(_ sitting: Sitting, _ folder: OutputFolder) throws -> Int32 {
    let outcome = sitting.outcome
    let screen = Terminal.standardError(options)
    if screen.isLive { ProgressDisplay.writeToScreen("\r\u{1B}[K") }
    var events = try events(in: folder, after: outcome)
    guard let logged = Run(events: events) else {
      try sitting.putBackWholeRun(folder, refused: outcome.code ?? ExitStatus.trapped, after: 0)
      throw notBegun(outcome)
    }
    let failure = Failure(outcome, events: events, source: logged.source)
    if let failure,
      try sitting.putBackWholeRun(
        folder, refused: failure.code,
        after: failure.isRefusedByCheckpoint ? 0 : logged.visited.count)
    {
      throw RunFailure(sentence: failure.sentence, code: failure.code)
    }
    var end = Event(.end)
    end.end = Event.End(
      wallSeconds: sitting.seconds + (sitting.before?.seconds(goneOnBy: logged) ?? 0),
      peakMemoryBytes: outcome.peakMemoryBytes, failure: failure,
      madeWith: MadeWith.hash(source: logged.start.file, program: sitting.program))
    events.append(end)
    var openings = TestOpenings(folder)
    try openings.remember(logged, in: folder)
    events = openings.marked(events, of: logged)
    try AtomicFile.write(events.map(\.written).reduce(Data(), +), to: folder.log)
    guard let run = Run(events: events) else { return ExitStatus.missing }
    let closing = Closing(terminal: Terminal.standardOutput(options), run: run, folder: folder)
    if training?.isFurther == true { closing.tellFailedChecks() } else { closing.tellTheEnd() }
    let woven = try RunWriter(run, folder, options).write()
    closing.sumUp(woven, profile: options.profile)
    if options.open { Browser.open(woven.page ?? folder.notebook) }
    return run.exitCode != ExitStatus.done || woven.mistakes.isEmpty
      ? run.exitCode : ExitStatus.source
  }

  /// What the child logged; where that cannot be read and the child said why it ended, its own words count.
  private func events(in folder: OutputFolder, after outcome: Child.Outcome) throws -> [Event] {
    do { return try folder.events() } catch  where outcome.code == ExitStatus.missing {
      throw notBegun(outcome)
    }
  }

  /// A child that ended before it could log its first event.
  private func notBegun(_ outcome: Child.Outcome) -> RunFailure {
    let report = CrashReport(outcome.lastWords, file: source ?? "")
    let code = outcome.wasInterrupted ? ExitStatus.interrupted : outcome.code ?? ExitStatus.trapped
    return RunFailure(
      sentence: report.reason ?? "\(chapter) ended before its first cell.",
      code: code == 0 ? ExitStatus.trapped : code)
  }
}
