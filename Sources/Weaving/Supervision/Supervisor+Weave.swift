import Foundation
import SystemCalls

extension Supervisor {
  /// Weaves the chapter's last run again, with the prose as it stands in `main.swift` now.
  ///
  /// Nothing runs. Answers the exit code and tells the reader what was written.
  public func weaveAgain() -> Int32 {
    let folder = OutputFolder(options.out, chapter)
    Interrupt.watch()
    do {
      let run = try lastRun(folder)
      try folder.lock()
      let woven = try RunWriter(run, folder, options).write()
      let closing = Closing(terminal: Terminal.standardOutput(options), run: run, folder: folder)
      closing.nameFiles(woven)
      if options.open { Browser.open(woven.page ?? folder.notebook) }
      return woven.mistakes.isEmpty ? ExitStatus.done : ExitStatus.source
    } catch let failure as RunFailure {
      return report(failure.sentence, failure.code)
    } catch {
      return report("\(error)", ExitStatus.missing)
    }
  }

  private func lastRun(_ folder: OutputFolder) throws(RunFailure) -> Run {
    let events = ((try? folder.events()) ?? []).ofChapter(chapter, source: source ?? "")
    guard let logged = Run(events: events) else {
      throw RunFailure(
        sentence: "\(folder.path) holds no run of \(chapter) to weave; run the chapter first.",
        code: ExitStatus.usage)
    }
    guard let text = folder.contents(of: logged.start.file),
      let run = Run(events: events, source: text)
    else { return logged }
    guard run.source.anchored.map(\.id) == logged.source.anchored.map(\.id) else {
      throw RunFailure(
        sentence:
          "main.swift of \(chapter) has other cells now than in its last run; run it again.",
        code: ExitStatus.usage)
    }
    return run
  }
}
