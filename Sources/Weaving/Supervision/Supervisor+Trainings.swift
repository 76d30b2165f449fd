import Foundation
import SystemCalls

extension Supervisor {
  /// Trains with several seeds, one after the other, and tells on the first one's page what they came to together.
  ///
  /// The first stands where a single run does, the others in `out/seed-2/` and so on: each is the run that `--seed` makes
  /// there. A check that fails with one seed keeps no other from its turn; a run that does not end does.
  func runTrainings(_ executable: String) -> Int32 {
    let all = (0..<options.seeds).map(forTraining)
    var status = ExitStatus.done
    do {
      for (index, one) in all.enumerated() {
        let ended =
          index == 0 ? one.runOnce(executable) : try one.train(executable, after: all[0])
        if ended == ExitStatus.done { continue }
        guard ended == ExitStatus.checksFailed else { return ended }
        status = ended
      }
      return try sumUp(all, status)
    } catch let failure as RunFailure {
      return report(failure.sentence, failure.code)
    } catch {
      return report("\(error)", ExitStatus.missing)
    }
  }

  /// Runs a further training, unless an earlier sitting ended it; the exit code of either. Ctrl-C between two of them
  /// ends all.
  private func train(_ executable: String, after first: Supervisor) throws -> Int32 {
    if Interrupt.isRequested {
      throw RunFailure(
        sentence: "\(chapter) was interrupted before seed \(options.seed): --resume goes on.",
        code: ExitStatus.interrupted)
    }
    let earlier = try done(as: first)
    if earlier?.exitCode == ExitStatus.done { return ExitStatus.done }
    StandardStream.output.write("\nseed \(options.seed)\n")
    guard let run = earlier else { return runOnce(executable) }
    Closing(terminal: Terminal.standardOutput(options), run: run, folder: folder)
      .tellFailedChecks()
    return run.exitCode
  }

  private func forTraining(_ index: Int) -> Supervisor {
    var own = options
    own.seeds = 1
    own.open = false
    own.seed += UInt64(index)
    if index > 0 {
      own.out += "/seed-\(own.seed)"
      own.noHTML = true
      own.profile = false
    }
    var supervisor = Supervisor(chapter: chapter, source: source, options: own)
    supervisor.training = TrainingNumber(index + 1, of: options.seeds)
    return supervisor
  }

  private func finished() throws -> Run {
    guard let run = Run(events: try folder.events()), run.isComplete else {
      throw RunFailure(
        sentence: "\(folder.path) holds no whole run of \(chapter).", code: ExitStatus.missing)
    }
    return run
  }

  /// The training that an earlier sitting ended: the same run as the first one but for its seed, made with the same.
  private func done(as first: Supervisor) throws -> Run? {
    guard options.resume, let mine = try? finished() else { return nil }
    let model = try first.finished()
    let differing = mine.identity.facts.filter { model.identity[$0.name]?.value != $0.value }
    let isSame =
      differing.map(\.name) == ["seed"] && mine.start.seed == options.seed
      && mine.madeWith == model.madeWith
    return isSame ? mine : nil
  }

  private func sumUp(_ all: [Supervisor], _ status: Int32) throws -> Int32 {
    var event = Event(.trainings)
    event.trainings = Trainings(try all.map { try $0.finished() })
    let events = try folder.events().filter { $0.kind != .trainings } + [event]
    try AtomicFile.write(events.map(\.written).reduce(Data(), +), to: folder.log)
    guard let run = Run(events: events) else { return ExitStatus.missing }
    let woven = try RunWriter(run, folder, options).write()
    let closing = Closing(terminal: Terminal.standardOutput(options), run: run, folder: folder)
    closing.tellTheAfterword()
    closing.nameFiles(woven)
    if options.open { Browser.open(woven.page ?? folder.notebook) }
    return status == ExitStatus.done && !woven.mistakes.isEmpty ? ExitStatus.source : status
  }
}
