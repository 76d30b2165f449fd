import Foundation
import SystemCalls

/// Runs a chapter as a child and weaves what it logged, however it ended.
public struct Supervisor: Sendable {
  /// The chapter's name and the name of its folder in `out`.
  public let chapter: String
  /// The path of its `main.swift`, when known; the log names it otherwise.
  public let source: String?
  public let options: ChapterOptions
  /// Which of several trainings it runs; nil for one alone.
  var training: TrainingNumber?

  /// How a supervisor tells its child where to log.
  package static let logVariable = "INNERLOOP_EVENTS"
  /// How it tells its own number, since it may have gone before the child asks for its parent.
  package static let parentVariable = "INNERLOOP_SUPERVISOR"
  /// How `kit run --mine` tells whose code the program was built from.
  package static let answersVariable = "INNERLOOP_ANSWERS"
  /// How a supervisor that reads what the reader's own code prints tells where standard output is.
  package static let outputVariable = "INNERLOOP_OUTPUT"
  /// How it tells which of several trainings it runs.
  package static let trainingVariable = "INNERLOOP_TRAINING"
  private static let screenVariable = "INNERLOOP_SCREEN"

  public init(chapter: String, source: String? = nil, options: ChapterOptions) {
    self.chapter = chapter
    self.source = source
    self.options = options
  }

  /// The descriptor of the real standard error: the child's own is read by the supervisor.
  static let screenDescriptor: Int32 =
    ProcessInfo.processInfo.environment[screenVariable].flatMap(Int32.init) ?? STDERR_FILENO

  /// Runs a built chapter with these options, weaves, and answers the exit code.
  public func run(executable: String) -> Int32 {
    options.seeds > 1 ? runTrainings(executable) : runOnce(executable)
  }

  var folder: OutputFolder { OutputFolder(options.out, chapter) }

  /// Runs one training.
  func runOnce(_ executable: String) -> Int32 {
    do {
      try checkCellName()
      try folder.prepare()
      try folder.lock()
      let before = try EarlierSitting(folder, options)
      let log = try? BoundedFile.read(folder.log, atMost: 256 << 20)
      try folder.beginLog()
      let started = ContinuousClock.now
      let outcome = try Child.run(
        executable, arguments: options.arguments, environment: environment(folder.log))
      let sitting = Sitting(
        outcome: outcome, seconds: started.secondsAgo, before: before, program: executable,
        earlierLog: log)
      return try conclude(sitting, folder)
    } catch let failure as RunFailure {
      return report(failure.sentence, failure.code)
    } catch {
      return report("\(error)", ExitStatus.missing)
    }
  }

  /// Runs this very program again as the child.
  package func runCurrentProgram() -> Int32 {
    if Launch.isShared { endWithParent() }
    let status = run(executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
    return StandardStream.closing(status, chapter, lost: ExitStatus.missing)
  }

  /// What started us and others has gone: nobody ends the others any more, and the run is over. As on Ctrl-C, what there
  /// is gets woven.
  private func endWithParent() {
    let parent = getppid()
    Thread.detachNewThread {
      while getppid() == parent { usleep(300_000) }
      kill(getpid(), SIGTERM)
    }
  }

  private func environment(_ log: String) -> [String: String] {
    var values = ProcessInfo.processInfo.environment
    values[Supervisor.logVariable] = log
    values[Supervisor.parentVariable] = "\(getpid())"
    values[Supervisor.screenVariable] = "\(Child.screen)"
    values[Supervisor.trainingVariable] = training?.description
    values[Supervisor.outputVariable] =
      values[Supervisor.answersVariable] == nil ? nil : "\(Child.output)"
    values["SWIFT_BACKTRACE"] = CrashReport.settings
    if let workers = options.workers { values["INNERLOOP_WORKERS"] = "\(workers)" }
    if options.profile { values["INNERLOOP_PROFILE"] = "1" }
    return values
  }

  private func checkCellName() throws {
    guard let until = options.until, let source,
      let text = BoundedFile.text(source)
    else { return }
    let ids = ChapterSource(text).anchored.map(\.id)
    guard !ids.contains(until) else { return }
    throw RunFailure(
      sentence:
        "\(chapter) has no cell \"\(until)\"; its cells are \(ids.joined(separator: ", ")).",
      code: ExitStatus.usage)
  }

  func report(_ sentence: String, _ code: Int32) -> Int32 {
    StandardStream.error.write("✗ \(sentence)\n")
    return code
  }
}

/// A run that could not begin.
package struct RunFailure: Error {
  package let sentence: String
  package let code: Int32
}
