import Foundation
import Identity
import SystemCalls
import Weaving

/// A chapter's run: its first executable line makes one, and everything else follows from it.
///
/// A program started by hand or by `kit run` is only the supervisor: it starts itself again as a
/// child, which runs the lesson and logs every event; when the child has ended, in whatever way, the
/// supervisor weaves notebook, page, numbers and gallery, and exits with the right code.
public final class Chapter: Sendable {
  /// The name of the chapter and of its folder, `04-convolutional-network`.
  public let name: String
  /// The flags of this run.
  public let options: ChapterOptions
  /// The folder that receives what the run leaves, `out/04-convolutional-network`.
  public let folder: String

  /// Starts or supervises the run; see ``Chapter``.
  ///
  /// - Parameters:
  ///   - name: the chapter's folder name.
  ///   - settings: what the reader may change; a run that cannot be as it was asked for ends here.
  ///   - title: what the page is called; without one the first `//: # heading` is used.
  public init(
    _ name: String, _ settings: Settings = Settings(), title: String? = nil,
    file: String = #filePath
  ) {
    StandardStream.prepare()
    self.name = name
    options = Chapter.readOptions(name, settings)
    folder = (Launch.rank == 0 ? options.out : Chapter.ownFolder) + "/" + name
    guard let log = Chapter.log else {
      Chapter.warnOfDebugBuild(name)
      exit(Supervisor(chapter: name, source: file, options: options).runCurrentProgram())
    }
    begin(settings, title: title, file: file, log: log)
  }

  /// How much of the experiment to do.
  public var scale: Scale { options.scale }
  /// The seed of every random number of the run.
  public var seed: UInt64 { options.seed }
  /// The data folder that was named by `--data` or `INNERLOOP_DATA`, or `data/` of the clone; nil asks for built-in
  /// data.
  public var data: String? { options.dataFolder }
  /// Whether to go on from a checkpoint in ``folder``.
  public var resume: Bool { options.resume }
  /// The number of cores that `--workers` named.
  public var workers: Int? { options.workers }

  /// Whether the reader gave this setting, so that its value is no finding of the chapter.
  public func isGiven(_ setting: String) -> Bool {
    options.changes.contains { $0.name == setting }
  }

  /// The value for the scale of this run.
  public func scaled<Value>(quick: Value, standard: Value, paper: Value) -> Value {
    scale.of(quick: quick, standard: standard, paper: paper)
  }

  /// Says which data the run uses: `name` for `metrics.json`, a description for `{{data}}`, and a digest of
  /// its contents, without which other data of the same name could not be told from it.
  public func uses(data name: String, _ description: String? = nil, contents: String? = nil) {
    Session.shared.uses(data: name, description, contents)
  }

  /// What a training of this run depends on, for its checkpoint. Say first which data the run uses.
  public func identity(of training: String) -> RunIdentity {
    let session = Session.shared
    return session.locked {
      RunIdentity(session.start!, session.facts).training(training)
    }
  }

  /// The file of a training's checkpoint. A run that does not `--resume` begins with none: the first call removes
  /// those of the run before.
  public func checkpoint(of training: String) -> String {
    let (session, checkpoints) = (Session.shared, folder + "/checkpoint")
    session.locked {
      if !resume && session.trainings.isEmpty {
        try? FileManager.default.removeItem(atPath: checkpoints)
      }
      guard session.trainings.insert(training).inserted else {
        session.stop(
          "two trainings of the run are called “\(training)”: give each a name of its own",
          line: nil, code: ExitStatus.trapped)
      }
    }
    return "\(checkpoints)/\(training).safetensors"
  }

  /// Notes that a training loop is over, with the seconds that it took in all sittings.
  public func note(trained name: String, seconds: Double) {
    Session.shared.locked {
      var event = Event(.training, at: seconds)
      event.name = name
      Session.shared.emit(event)
    }
  }

  /// Says on the page and in `metrics.json`, once, that the run was prolonged, if it was.
  public func note(prolonged identity: RunIdentity) {
    guard !identity.prolongations.isEmpty else { return }
    let session = Session.shared
    let how = identity.prolongations.joined(separator: ", then ")
    guard session.locked({ session.prolongations.insert(how).inserted }) else { return }
    note("prolonged", session.prolongations.sorted().joined(separator: "; "))
    print("This run was prolonged: \(how).")
  }

  /// Notes a fact of the run's protocol in `metrics.json`: `chapter.note("epochs", 5)`.
  public func note(_ key: String, _ value: ProtocolValue) { Session.shared.note(key, value) }
  /// Notes a whole number.
  public func note(_ key: String, _ value: Int) { note(key, .integer(value)) }
  /// Notes a number.
  public func note(_ key: String, _ value: Double) { note(key, .number(value)) }
  /// Notes a word.
  public func note(_ key: String, _ value: String) { note(key, .text(value)) }

  /// Ends the run with one sentence, exit code 2, when a setting that the reader gave does not fit the data.
  public func require(
    _ fits: Bool, given name: String, _ sentence: String, line: UInt = #line
  ) {
    guard !fits, let change = options.changes.first(where: { $0.name == name }) else { return }
    Session.shared.stop("--set \(change): \(sentence)", line: Int(line), code: ExitStatus.usage)
  }

  /// Ends the run with one sentence: exit code 5 for data or a tool that is missing.
  public func stop(_ sentence: String, line: UInt = #line) -> Never {
    Session.shared.stop(sentence, line: Int(line), code: ExitStatus.missing)
  }
}

extension Chapter {
  /// Where the supervisor reads what happens; nobody reads what other processes of the same run do.
  private static var log: String? {
    Launch.rank == 0 ? ProcessInfo.processInfo.environment[Supervisor.logVariable] : "/dev/null"
  }

  /// For what a process leaves that does not write: it goes when the process ends.
  private static let ownFolder: String = {
    atexit { try? FileManager.default.removeItem(atPath: Chapter.ownFolder) }
    return NSTemporaryDirectory() + "innerloop-\(getpid())"
  }()

  private static func readOptions(_ name: String, _ settings: Settings) -> ChapterOptions {
    do {
      return try settings.options(of: name)
    } catch {
      (error.code == 0 ? StandardStream.output : .error).write(error.text + "\n")
      exit(StandardStream.closing(error.code, name, lost: ExitStatus.missing))
    }
  }

  private static func warnOfDebugBuild(_ name: String) {
    #if DEBUG
      let advice = "debug build: some 30 times slower than `swift run -c release \(name)`.\n"
      StandardStream.error.write(advice)
    #endif
  }

  /// Who tells the lesson; of several trainings and of several processes the first alone.
  private var narrator: Narrator {
    let (screen, session) = (Terminal.standardOutput(options), Session.shared)
    return session.training?.isFurther == true || !session.isWriter
      ? Narrator(terminal: screen) { _ in } : Narrator(terminal: screen)
  }

  private func begin(_ settings: Settings, title: String?, file: String, log: String) {
    ParentWatch.begin()
    unsetenv(Supervisor.logVariable)
    let session = Session.shared
    do {
      let events = try EventLog(path: log)
      let source = BoundedFile.text(file) ?? ""
      var start = Event.Start(
        chapter: name, title: title, scale: scale.rawValue, seed: seed, until: options.until,
        workers: workers, file: file, source: source)
      start.settings = settings.declared
      let environment = ProcessInfo.processInfo.environment
      start.answers = environment[Supervisor.answersVariable].flatMap(OwnAnswers.init(handed:))
      session.training = environment[Supervisor.trainingVariable].flatMap(TrainingNumber.init)
      if let output = environment[Supervisor.outputVariable].flatMap(Int32.init) {
        StandardStream.moveOutput(to: output)
      }
      session.begin(start, folder: folder, log: events, narrator: narrator)
      if session.isWriter {
        session.progressDisplay.begin(Terminal.standardError(options), options.progress)
      }
      var event = Event(.start)
      event.start = start
      session.emit(event)
      Pool.whenTested { Session.shared.logTested() }
      atexit { Session.shared.logPools() }
      session.facts.recallLastRun(in: folder, scale: scale)
    } catch {
      StandardStream.error.write("\(FileFailure.mark)\(error)\n")
      exit(ExitStatus.missing)
    }
  }
}

extension Session {
  fileprivate func uses(data name: String, _ description: String?, _ contents: String?) {
    locked {
      var event = Event(.data)
      event.name = name
      event.text = description
      event.contents = contents
      emit(event)
      facts.apply(event)
    }
  }

  fileprivate func note(_ key: String, _ value: ProtocolValue) {
    locked {
      var event = Event(.note)
      event.name = key
      event.note = value
      emit(event)
    }
  }
}

extension Facts {
  /// Takes time and memory of the last complete run at the same scale, to announce this one.
  fileprivate mutating func recallLastRun(in folder: String, scale: Scale) {
    guard let last = Metrics.read(folder + "/metrics.json"), last.scale == scale.rawValue,
      last.stopped == nil
    else { return }
    wallSeconds = last.wallSeconds / Double(last.seeds?.count ?? 1)
    peakMemoryBytes = last.peakMemoryBytes
  }
}
