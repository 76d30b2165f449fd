import Foundation
import SystemCalls

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
  ///   - title: what the page is called; without one the first `//: # heading` is used.
  public init(_ name: String, title: String? = nil, file: String = #filePath) {
    StandardStream.prepare()
    self.name = name
    options = Chapter.readOptions(name)
    folder = options.out + "/" + name
    guard let log = ProcessInfo.processInfo.environment[Supervisor.logVariable] else {
      Chapter.warnOfDebugBuild(name)
      exit(Supervisor(chapter: name, source: file, options: options).runCurrentProgram())
    }
    begin(title: title, file: file, log: log)
  }

  /// How much of the experiment to do.
  public var scale: Scale { options.scale }
  /// The seed of every random number of the run.
  public var seed: UInt64 { options.seed }
  /// The data folder that was named by `--data` or `INNERLOOP_DATA`; nil asks for built-in data.
  public var data: String? { options.dataFolder }
  /// Whether to go on from a checkpoint in ``folder``.
  public var resume: Bool { options.resume }
  /// The number of cores that `--workers` named.
  public var workers: Int? { options.workers }

  /// The value for the scale of this run.
  public func scaled<Value>(quick: Value, standard: Value, paper: Value) -> Value {
    switch scale {
    case .quick: quick
    case .standard: standard
    case .paper: paper
    }
  }

  /// Says which data the run uses: `name` for `metrics.json`, a description for `{{data}}`.
  public func uses(data name: String, _ description: String? = nil) {
    Session.shared.uses(data: name, description)
  }

  /// Notes a fact of the run's protocol in `metrics.json`: `chapter.note("epochs", 5)`.
  public func note(_ key: String, _ value: ProtocolValue) { Session.shared.note(key, value) }
  public func note(_ key: String, _ value: Int) { note(key, .integer(value)) }
  public func note(_ key: String, _ value: Double) { note(key, .number(value)) }
  public func note(_ key: String, _ value: String) { note(key, .text(value)) }

  /// Ends the run with one sentence: exit code 5 for data or a tool that is missing.
  public func stop(_ sentence: String, line: UInt = #line) -> Never {
    Session.shared.stop(sentence, line: Int(line), code: ExitStatus.missing)
  }
}

extension Chapter {
  private static func readOptions(_ name: String) -> ChapterOptions {
    do {
      return try ChapterOptions.read(Array(CommandLine.arguments.dropFirst()), program: name)
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

  /// `kit run --mine` names here whose code the program was built from.
  package static let answersVariable = "INNERLOOP_ANSWERS"

  private func begin(title: String?, file: String, log: String) {
    ParentWatch.begin()
    unsetenv(Supervisor.logVariable)
    let session = Session.shared
    do {
      let events = try EventLog(path: log)
      let source = BoundedFile.text(file) ?? ""
      var start = Event.Start(
        chapter: name, title: title, scale: scale.rawValue, seed: seed, until: options.until,
        workers: workers, file: file, source: source)
      let changes = options.changes.map { ($0.name, $0.value) }
      start.changes = changes.isEmpty ? nil : Dictionary(changes) { $1 }
      start.answers = ProcessInfo.processInfo.environment[Chapter.answersVariable]
      let screen = Terminal.standardOutput(options)
      session.begin(start, folder: folder, log: events, narrator: Narrator(terminal: screen))
      session.changes = options.changes
      session.progressDisplay.begin(Terminal.standardError(options), options.progress)
      var event = Event(.start)
      event.start = start
      session.emit(event)
      session.facts.recallLastRun(in: folder, scale: scale)
    } catch {
      StandardStream.error.write("\(FileFailure.mark)\(error)\n")
      exit(ExitStatus.missing)
    }
  }
}

extension Session {
  fileprivate func uses(data name: String, _ description: String?) {
    locked {
      var event = Event(.data)
      event.name = name
      event.text = description
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
