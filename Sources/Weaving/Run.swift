import Foundation

/// Everything a log says about one run.
package struct Run: Sendable {
  package let events: [Event]
  package let start: Event.Start
  package let source: ChapterSource
  package private(set) var facts = Facts()
  package private(set) var failure: Failure?
  /// What takes the place of a picture on the page, by the picture's name.
  package private(set) var live: [String: Event.Live] = [:]
  package private(set) var notes: [String: ProtocolValue] = [:]
  /// What its numbers were made with; nil where nobody noted it.
  package private(set) var madeWith: String?
  /// Seconds of its training loops, in all sittings, by name.
  package private(set) var trainingSeconds: [String: Double] = [:]
  /// What this seed and others came to, where several were asked for.
  package private(set) var trainings: Trainings?
  /// The checks that were made.
  package private(set) var checks: [(sentence: String, passed: Bool, line: Int)] = []

  /// Reads a run from its log, with the source as it was then or another text of it; `isForAll` for a page that all
  /// readers share.
  package init?(events: [Event], source text: String? = nil, isForAll: Bool = false) {
    guard let start = events.lazy.compactMap(\.start).first, Scale(rawValue: start.scale) != nil
    else { return nil }
    self.events = events
    self.start = start
    source = ChapterSource(start, text: text, isForAll: isForAll)
    failure = .unfinished(events, source)
    for event in events { read(event) }
  }

  private mutating func read(_ event: Event) {
    facts.apply(event)
    switch event.kind {
    case .live: if let part = event.live { live[part.picture] = part }
    case .note: if let name = event.name { notes[name] = event.note }
    case .expect:
      if let passed = event.passed { checks.append((event.text ?? "", passed, event.line ?? 0)) }
    case .end:
      failure = event.end?.failure
      facts.wallSeconds = event.end?.wallSeconds
      facts.peakMemoryBytes = event.end?.peakMemoryBytes
      madeWith = event.end?.madeWith
    case .training: if let name = event.name { trainingSeconds[name] = event.at }
    case .trainings: trainings = event.trainings
    default: break
    }
  }

  /// The ids of the cells that were opened, in order.
  package var visited: [String] { events.filter { $0.kind == .cell }.compactMap(\.name) }

  /// Whether the run reached its last line.
  package var isComplete: Bool { failure == nil && !isPartOnly }

  /// Whether `--until` ended it before the last cell.
  package var isPartOnly: Bool {
    guard let until = start.until else { return false }
    return until != source.anchored.last?.id
  }

  package var title: String { start.title ?? source.title ?? start.chapter }
  package var passedChecks: Int { checks.filter(\.passed).count }

  package var exitCode: Int32 {
    failure?.code ?? (passedChecks == checks.count ? ExitStatus.done : ExitStatus.checksFailed)
  }
}
