import Synchronization

/// What tasks or examples are drawn for. Contents are noted where they are drawn, so that a run can show that nothing
/// it was tested on had a part in its training or in a choice.
public enum Pool: String, CaseIterable, Codable, Sendable {
  case training, validation, test

  /// Enters contents, each as 64 bits that tell it from others, under the experiment that is being made.
  public func note(_ contents: [UInt64]) {
    let act = ledger.withLock { ledger in
      ledger.note(contents, self)
      return self == .test ? ledger.whenTested.take() : nil
    }
    act?()
  }

  /// Acts once, when something of the test is drawn for the first time.
  package static func whenTested(_ act: @escaping @Sendable () -> Void) {
    ledger.withLock { $0.whenTested = act }
  }

  /// What is drawn from here on is for an experiment of this name, whose parts are cut anew.
  package static func begin(experiment: String) { ledger.withLock { $0.experiment = experiment } }

  /// What was drawn so far: "training", or "lake training" of an experiment with a name.
  package static var drawn: [String: PoolRecord] {
    var records: [String: PoolRecord] = [:]
    for (name, experiment) in ledger.withLock({ $0.experiments }) {
      for pool in experiment.members.keys {
        records[name.isEmpty ? pool.rawValue : "\(name) \(pool.rawValue)"] = experiment[pool]
      }
    }
    return records
  }
}

/// What `metrics.json` says of a pool.
public struct PoolRecord: Codable, Equatable, Sendable {
  /// How many different contents were drawn.
  public let count: Int
  /// How many of them were also drawn for another part of the same experiment: none, in a sound run.
  public let shared: Int
  /// How many choices were made on them when something of the test had been drawn: none, in a sound run.
  public let late: Int
  /// The smallest of their hashes, 64 at most, in order.
  public let members: String

  /// Keeps so many members that two records show a common half, and a file stays small.
  fileprivate init(_ members: Set<UInt64>, shared: Int, late: Int) {
    (count, self.shared, self.late) = (members.count, shared, late)
    self.members = members.sorted().prefix(64).map { String($0, radix: 16) }
      .joined(separator: " ")
  }
}

private struct Experiment {
  var members: [Pool: Set<UInt64>] = [:]
  var late = 0

  subscript(pool: Pool) -> PoolRecord {
    let own = members[pool] ?? []
    let others = members.filter { $0.key != pool }.values
    return PoolRecord(
      own, shared: own.count { member in others.contains { $0.contains(member) } },
      late: pool == .validation ? late : 0)
  }
}

private struct Ledger {
  var experiment = ""
  var experiments: [String: Experiment] = [:]
  var whenTested: (@Sendable () -> Void)?

  mutating func note(_ contents: [UInt64], _ pool: Pool) {
    experiments[experiment, default: Experiment()].members[pool, default: []].formUnion(contents)
    if pool == .validation && experiments[experiment]?.members[.test] != nil {
      experiments[experiment]?.late += 1
    }
  }
}

private let ledger = Mutex(Ledger())
