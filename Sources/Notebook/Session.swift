import Foundation
import SystemCalls
import Weaving

/// What a running chapter knows: its log, its place in the source, its numbers.
///
/// There is one for each process. Before `Chapter` begins it, every output goes to the terminal only.
final class Session: @unchecked Sendable {
  static let shared = Session()

  private let lock = NSRecursiveLock()
  private var log: EventLog?
  private(set) var source = ChapterSource("")
  private(set) var folder = ""
  private(set) var start: Event.Start?
  var cell: String?
  var visited: [String] = []
  var facts = Facts()
  var recordLines: [String: Int] = [:]
  var pictureLines: [String: Int] = [:]
  /// How the run was prolonged, as far as it has said so.
  var prolongations: Set<String> = []
  /// Which of several trainings this is; nil where there is one.
  var training: TrainingNumber?
  /// The trainings of this run that have a checkpoint; until the first, those in the folder are another run's.
  var trainings: Set<String> = []
  var narrator: Narrator?
  var hasToldHowToInstallGnuplot = false
  var meter: Meter?
  let progressDisplay = ProgressDisplay()
  /// Whether this process writes pages and pictures: of several that compute one run only the first does.
  let isWriter = Launch.rank == 0

  var isActive: Bool { log != nil }
  var chapter: String { start?.chapter ?? "" }
  var until: String? { start?.until }

  /// Runs `body` while no other thread prints or records.
  func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }

  func begin(_ start: Event.Start, folder: String, log: EventLog, narrator: Narrator) {
    self.start = start
    source = ChapterSource(start, isBrief: true)
    self.folder = folder
    self.log = log
    self.narrator = narrator
    facts.scale = start.scale
    facts.seed = start.seed
  }

  func emit(_ event: Event) { log?.write(event) }

  /// Ends the run with one sentence; the notebook keeps what was finished.
  func stop(_ sentence: String, line: Int?, code: Int32) -> Never {
    lock.lock()
    var event = Event(.stop, line: line)
    event.text = sentence
    event.code = code
    emit(event)
    progressDisplay.finish()
    if !isWriter { sayAfterTheWriter(sentence) }
    guard isActive else {
      StandardStream.error.write("✗ \(sentence)\n")
      exit(code)
    }
    fflush(nil)
    exit(code)
  }

  /// What went wrong everywhere is said once: the writer's end comes first and takes us along.
  private func sayAfterTheWriter(_ sentence: String) {
    sleep(3)
    StandardStream.error.write("✗ process \(Launch.rank) of \(Launch.size): \(sentence)\n")
  }
}
