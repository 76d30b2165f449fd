import Foundation
import Identity

/// What prose may quote: recorded numbers, the data, the budget.
package struct Facts: Sendable {
  package var records: [String: Record] = [:]
  /// What the run chose to say, by name.
  package var sentences: [String: String] = [:]
  package var dataName: String?
  package var dataDescription: String?
  package var dataContents: String?
  package var pools: [String: PoolRecord] = [:]
  package var scale = Scale.standard.rawValue
  package var seed: UInt64 = 1
  package var cores = ProcessInfo.processInfo.activeProcessorCount
  /// Measured by the supervisor; while the chapter runs, what its last run at this scale took.
  package var wallSeconds: Double?
  package var peakMemoryBytes: Int?
  private let began = ContinuousClock.now

  package init() {}

  /// Seconds since the run began.
  package var elapsed: Double { began.secondsAgo }

  /// Takes in what an event says.
  package mutating func apply(_ event: Event) {
    switch event.kind {
    case .start:
      scale = event.start?.scale ?? scale
      seed = event.start?.seed ?? seed
      cores = event.start?.workers ?? cores
    case .record:
      if let name = event.name, let record = event.record { records[name] = record }
    case .sentence: sentences[event.name ?? ""] = event.text
    case .data:
      dataName = event.name
      dataDescription = event.text
      dataContents = event.contents
    case .pools: pools = event.pools ?? [:]
    default: break
    }
  }
}
