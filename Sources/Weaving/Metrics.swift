import Foundation
import Identity
import SystemCalls

/// `metrics.json`: the numbers of a run, sorted, each in its shortest exact form.
public struct Metrics: Codable, Sendable {
  public var chapter: String
  public var scale: String
  public var seed: UInt64
  public var data: String
  public var `protocol`: [String: ProtocolJSON]
  public var wallSeconds: Double
  public var peakMemoryBytes: Int
  public var cores: Int
  public var version: String
  public var records: [String: Record]
  /// Every setting of the chapter as this run had it.
  public var settings: [String: ProtocolJSON]?
  /// The settings that differ from what is usual at the scale; absent where none does.
  public var changes: [String: ProtocolJSON]?
  /// All that the run depends on.
  public var identity: [String: String]?
  /// What the run trained on, chose with and was tested on, by the contents that it drew.
  public var pools: [String: PoolRecord]?
  /// A hash of the sources that the numbers were made with; absent where it is not known.
  public var madeWith: String?
  /// The seeds of the trainings that the records are of, this one's first.
  public var seeds: [UInt64]?
  /// Seconds of all training loops of this seed, in all sittings.
  public var trainingSeconds: Double?
  /// Why the run has no end, or the cell it was asked to stop after; absent from a complete run.
  public var stopped: String?

  private enum CodingKeys: String, CodingKey {
    case chapter, scale, seed, data, `protocol`, wallSeconds, peakMemoryBytes, cores, version,
      records
    case settings, changes, identity, pools, seeds, trainingSeconds, stopped
    case madeWith = "made-with"
  }

  /// A protocol value as JSON spells it.
  public enum ProtocolJSON: Codable, Sendable, Equatable {
    case bool(Bool)
    case number(Double)
    case text(String)

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    /// As a reader would write it: `0.4`, `5`, `maml`.
    public var written: String {
      switch self {
      case .bool(let value): ProtocolValue.bool(value).written
      case .number(let value): ProtocolValue.number(value).written
      case .text(let value): value
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .bool(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .text(let value): try container.encode(value)
      }
    }
  }

  /// Reads `metrics.json` of a chapter's output folder; nil when there is none or it is damaged.
  public static func read(_ path: String) -> Metrics? {
    guard let data = try? BoundedFile.read(path) else { return nil }
    return try? JSONDecoder().decode(Metrics.self, from: data)
  }

  /// The file's text for a run.
  package static func text(_ run: Run) -> String {
    var members: [String: JSONText] = [
      "chapter": .text(run.start.chapter), "scale": .text(run.start.scale),
      "data": .text(run.facts.dataName ?? "none"),
      "protocol": .object(run.notes.mapValues(\.json)),
      "wallSeconds": .number(rounded(run.trainings?.seconds ?? run.facts.wallSeconds ?? 0)),
      "peakMemoryBytes": .integer(run.facts.peakMemoryBytes ?? 0),
      "cores": .integer(run.facts.cores), "version": .text(InnerLoop.version),
      "records": .object(
        Dictionary(
          uniqueKeysWithValues: run.facts.records.map { ($0, recorded($1, run.trainings?[$0])) })),
    ]
    members["seed"] = .unsigned(run.start.seed)
    members["seeds"] = .array((run.trainings?.seeds ?? [run.start.seed]).map(JSONText.unsigned))
    members["made-with"] = run.madeWith.map(JSONText.text)
    if !run.trainingSeconds.isEmpty {
      members["trainingSeconds"] = .number(rounded(run.trainingSeconds.values.reduce(0, +)))
    }
    members["identity"] = .object(
      Dictionary(
        uniqueKeysWithValues: RunIdentity(run.start, run.facts).facts.map {
          ($0.name, .text($0.value))
        }))
    if let settings = run.start.settings, !settings.isEmpty {
      members["settings"] = values(settings)
      let changed = settings.filter { $0.isChanged(from: run.start.scale) }
      if !changed.isEmpty { members["changes"] = values(changed) }
    }
    if !run.facts.pools.isEmpty { members["pools"] = .object(run.facts.pools.mapValues(drawn)) }
    if let failure = run.failure { members["stopped"] = .text(failure.sentence) }
    if run.failure == nil, run.isPartOnly, let until = run.start.until {
      members["stopped"] = .text("after cell \(until), as asked")
    }
    return JSONText.object(members).written(indent: 2) + "\n"
  }

  private static func values(_ settings: [Setting]) -> JSONText {
    .object(Dictionary(settings.map { ($0.name, $0.value.json) }) { first, _ in first })
  }

  private static func drawn(_ pool: PoolRecord) -> JSONText {
    .object([
      "count": .integer(pool.count), "shared": .integer(pool.shared),
      "late": .integer(pool.late),
      "members": .text(pool.members),
    ])
  }

  private static func recorded(_ record: Record, _ trainings: RecordTrainings?) -> JSONText {
    var members: [String: JSONText] = [
      "value": .number(record.value), "ci95": record.ci95.map(JSONText.number) ?? .null,
      "n": record.n.map(JSONText.integer) ?? .null,
    ]
    if let card = record.card {
      members["card"] = card.json
      members["style"] = .text(record.style ?? "")
    }
    members["first"] = record.first?.json
    members["trainings"] = trainings?.json
    return .object(members)
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
}
