import Foundation
import SystemCalls

/// One sitting of a run: from its start to where it ended or was stopped.
struct Sitting {
  let outcome: Child.Outcome
  let seconds: Double
  /// What stood in the folder when it began, where it goes on from a checkpoint.
  let before: EarlierSitting?
  let program: String
  /// What the log held before.
  let earlierLog: Data?

  /// Puts the log of a whole run back, where this one was refused before it did anything; whether it did.
  @discardableResult
  func putBackWholeRun(_ folder: OutputFolder, refused code: Int32, after cells: Int) throws -> Bool
  {
    let isRefused = code == ExitStatus.usage || code == ExitStatus.missing && cells < 2
    guard isRefused, let earlierLog,
      let earlier = Run(events: Event.read(String(decoding: earlierLog, as: UTF8.self))),
      earlier.facts.wallSeconds != nil, earlier.failure == nil
    else { return false }
    try AtomicFile.write(earlierLog, to: folder.log)
    return true
  }
}

/// The sitting before, of a run that goes on from its checkpoints.
struct EarlierSitting {
  let run: Run

  /// Nil without `--resume` or without a checkpoint. What the sitting found of the test is remembered, also where its
  /// supervisor was killed before it could do so.
  init?(_ folder: OutputFolder, _ options: ChapterOptions) throws {
    guard options.resume, FileManager.default.fileExists(atPath: folder.checkpoints),
      let events = try? folder.events(), let run = Run(events: events)
    else { return nil }
    self.run = run
    var openings = TestOpenings(folder)
    try openings.remember(run, in: folder)
  }

  /// What it took with those before it; nothing where another run stood there.
  func seconds(goneOnBy next: Run) -> Double {
    var identity = next.identity
    guard identity.goOn(from: run.identity).isEmpty else { return 0 }
    return run.facts.wallSeconds ?? run.events.compactMap { $0.kind == .cell ? $0.at : nil }.max()
      ?? 0
  }
}
