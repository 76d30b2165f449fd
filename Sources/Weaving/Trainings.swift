import Statistics

/// What a chapter's records came to in trainings with several seeds.
package struct Trainings: Codable, Equatable, Sendable {
  package var seeds: [UInt64]
  /// What all of them took.
  package var seconds: Double
  /// The numbers that every training recorded, by record and in the order of the seeds.
  package var values: [String: [Double]]

  /// Of whole runs of one chapter that differ in the seed; at least two.
  package init(_ runs: [Run]) {
    seeds = runs.map(\.start.seed)
    seconds = runs.reduce(0) { $0 + ($1.facts.wallSeconds ?? 0) }
    values = runs[0].facts.records.mapValues { _ in [] }
    for name in values.keys {
      let found = runs.compactMap { $0.facts.records[name]?.value }
      values[name] = found.count == runs.count ? found : nil
    }
  }

  /// What the trainings say of a record; nil where one of them lacks it.
  package subscript(name: String) -> RecordTrainings? {
    values[name].map { RecordTrainings(seeds: seeds, $0) }
  }
}

/// What `metrics.json` says of a record over several trainings.
public struct RecordTrainings: Codable, Equatable, Sendable {
  /// The seed of each training.
  public var seeds: [UInt64]
  /// The number of each training.
  public var values: [Double]
  /// The mean over trainings.
  public var mean: Double
  /// The standard deviation over trainings, √(Σ (x − mean)² / (n − 1)).
  public var deviation: Double
  /// Half the width of the 95 % interval of the mean, with Student's t.
  public var interval: Double

  init(seeds: [UInt64], _ values: [Double]) {
    let sample = Sample(values)
    (self.seeds, self.values) = (seeds, values)
    (mean, deviation, interval) = (sample.mean, sample.deviation, sample.interval)
  }

  var json: JSONText {
    .object([
      "seeds": .array(seeds.map(JSONText.unsigned)), "values": .array(values.map(JSONText.number)),
      "mean": .number(mean), "deviation": .number(deviation), "interval": .number(interval),
    ])
  }
}
