import Foundation
import Identity
import SystemCalls

/// A score of a prolonged run as it was when its test tasks were opened for the first time.
public struct FirstNumber: Codable, Equatable, Sendable {
  /// What was measured then.
  public var value: Double
  /// Half the width of its 95 % interval.
  public var ci95: Double?
  /// What the run had been asked for: "iterations = 6000".
  public var of: String

  var json: JSONText {
    .object([
      "value": .number(value), "ci95": ci95.map(JSONText.number) ?? .null, "of": .text(of),
    ])
  }
}

/// Which runs opened their test tasks with the checkpoints of a folder, and what they found: a file beside these checkpoints,
/// that goes with them.
///
/// A run that goes on from a checkpoint computes the same bits, so its second look at the test finds the same numbers. One
/// that was prolonged finds others: it keeps the first beside the last, and says so.
struct TestOpenings: Codable {
  private var openings: [Opening] = []

  private struct Opening: Codable {
    /// The facts of the run's identity.
    var facts: [String: String]
    /// What was recorded when the test was open.
    var records: [String: Record]

    var identity: RunIdentity {
      RunIdentity(facts.sorted { $0.key < $1.key }.map { RunIdentity.Fact($0.key, $0.value) })
    }
  }

  /// Those that a folder's checkpoints remember.
  init(_ folder: OutputFolder) {
    let data = try? BoundedFile.read(folder.testOpenings)
    self = data.flatMap { try? JSONDecoder().decode(Self.self, from: $0) } ?? Self()
  }

  private init() {}

  /// Enters what a run found, once; a run without checkpoints can never be prolonged.
  mutating func remember(_ run: Run, in folder: OutputFolder) throws(FileFailure) {
    guard let tested = run.events.firstIndex(where: { $0.kind == .tested }),
      FileManager.default.fileExists(atPath: folder.checkpoints)
    else { return }
    let opening = Opening(
      facts: Dictionary(uniqueKeysWithValues: run.identity.facts.map { ($0.name, $0.value) }),
      records: run.events[tested...].reduce(into: [:]) { records, event in
        if let name = event.name, let record = event.record { records[name] = record }
      })
    if let same = openings.firstIndex(where: { $0.facts == opening.facts }) {
      openings[same].records.merge(opening.records) { first, _ in first }
    } else {
      openings.append(opening)
    }
    guard let text = try? JSONEncoder().encode(self) else { return }
    try AtomicFile.write(text, to: folder.testOpenings)
  }

  /// The events of a run, each score with its first number where a shorter run had found another.
  func marked(_ events: [Event], of run: Run) -> [Event] {
    let earlier = openings.compactMap { opening -> (records: [String: Record], how: String)? in
      var (identity, before) = (run.identity, opening.identity.facts)
      guard identity.goOn(from: opening.identity).isEmpty, !identity.prolongations.isEmpty else {
        return nil
      }
      before.removeAll { run.identity[$0.name]?.value == $0.value }
      return (opening.records, before.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))
    }
    return events.map { event in
      guard let name = event.name, let record = event.record, record.n != nil,
        let first = earlier.lazy.compactMap({ shorter in
          shorter.records[name].map { ($0, shorter.how) }
        })
        .first, first.0.value != record.value
      else { return event }
      var event = event
      event.record?.first = FirstNumber(value: first.0.value, ci95: first.0.ci95, of: first.1)
      return event
    }
  }
}

extension OutputFolder {
  var checkpoints: String { path + "/checkpoint" }
  fileprivate var testOpenings: String { checkpoints + "/test-openings.json" }
}

extension Run {
  var identity: RunIdentity { RunIdentity(start, facts) }
}
