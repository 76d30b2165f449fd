import Escaping
import Foundation
import Weaving
import SystemCalls

/// The numbers of one run that are good enough to be quoted.
///
/// A file is refused as a whole, with one sentence, when the run did not end, was a quick one, or when
/// any card in it lacks a field.
package struct KeptRun {
  let metrics: Metrics
  /// The file as it was.
  let text: String
  let rows: [Row]

  /// One number with its card.
  struct Row {
    let name: String
    let record: Record
    let card: ProtocolCard
    let metrics: Metrics
    /// In whose company a query was normalised where the paper's number comes from, if it was other company than here.
    var paperCompany: String?
  }

  /// Few-shot scores differ so much from task to task that with fewer methods cannot be told apart. Whole
  /// trainings are dearer: there the interval and the number of them have to say it.
  static let leastTasks = 600

  package static func read(_ path: String) throws -> KeptRun {
    guard let data = try? BoundedFile.read(path) else {
      throw KitError(
        "kit: \(path) cannot be read; a finished run leaves its numbers in"
          + " out/<chapter>/metrics.json.", ExitStatus.missing)
    }
    let metrics = try decode(data, path)
    let rows = oncePerScore(
      metrics.records.sorted { $0.key < $1.key }.compactMap { name, record in
        record.card.map { Row(name: name, record: record, card: $0, metrics: metrics) }
      })
    if let fault = fault(metrics, rows) {
      throw KitError("kit: \(path) is refused: \(fault).", ExitStatus.usage)
    }
    return KeptRun(metrics: metrics, text: String(decoding: data, as: UTF8.self), rows: rows)
  }

  /// One score under two names is one row: of the record whose card names a paper, otherwise the first.
  private static func oncePerScore(_ rows: [Row]) -> [Row] {
    rows.enumerated().filter { index, row in
      !rows.enumerated().contains { other, twin in
        guard other != index, twin.isSameScore(as: row) else { return false }
        let (mine, its) = (row.card.paper != nil, twin.card.paper != nil)
        return mine == its ? other < index : its
      }
    }.map(\.element)
  }

  /// All files of the repository, by scale and name.
  package static func all(in repository: Repository) throws -> [KeptRun] {
    try ["standard", "paper"].flatMap { scale in
      let folder = "\(repository.resultsFolder)/\(scale)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return try names.filter { $0.hasSuffix(".json") }.sorted().map { try read("\(folder)/\($0)") }
    }
  }

  /// "08-prototypical-networks,shot=1.json": what was changed, and a seed other than 1, keep apart.
  var fileName: String { KeptRun.fileName(metrics) }

  private static func fileName(_ metrics: Metrics) -> String {
    let seed = metrics.seed == 1 ? [] : ["seed=\(metrics.seed)"]
    return ([metrics.chapter] + seed + metrics.changedSettings).joined(separator: ",") + ".json"
  }

  private static func decode(_ data: Data, _ path: String) throws -> Metrics {
    do {
      return try JSONDecoder().decode(Metrics.self, from: data)
    } catch DecodingError.keyNotFound(let key, let context) {
      let place = (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
      throw KitError("kit: \(path) is refused: it has no field \(place).", ExitStatus.usage)
    } catch {
      throw KitError(
        "kit: \(path) is refused: it is no metrics.json of a run.", ExitStatus.usage)
    }
  }

  private static func fault(_ metrics: Metrics, _ rows: [Row]) -> String? {
    if let stopped = metrics.stopped { return "the run did not reach its end (\(stopped))" }
    if metrics.scale == Scale.quick.rawValue { return "a quick run is too short to be quoted" }
    if metrics.identity?["answers"] != nil {
      return "it ran with a reader's own answers; the course keeps runs of its reference"
    }
    if let fault = misnamed(metrics) { return fault }
    return rows.lazy.compactMap(\.fault).first
  }

  /// Scale, chapter and settings become a file's name and a command: each has its form.
  private static func misnamed(_ metrics: Metrics) -> String? {
    if Scale(rawValue: metrics.scale) == nil {
      return "its scale is “\(metrics.scale)”, expected standard or paper"
    }
    if metrics.chapter.wholeMatch(of: /[0-9]+-[a-z0-9-]+/) == nil {
      return "its chapter is “\(metrics.chapter)”, expected a name such as 06-maml"
    }
    let setting = /[a-z][a-z0-9-]*=[A-Za-z0-9.+-]+/
    if let odd = metrics.changedSettings.first(where: { $0.wholeMatch(of: setting) == nil }) {
      return "it changed “\(odd)”, expected a setting such as shot=1"
    }
    return FilePath.isName(fileName(metrics)) ? nil : "it changed more than a file's name can hold"
  }
}

extension KeptRun.Row {
  /// Whether value, interval and all that the card says are the same, but for the paper that it stands beside.
  fileprivate func isSameScore(as other: KeptRun.Row) -> Bool {
    var card = other.card
    card.paper = self.card.paper
    return record.value == other.record.value && record.ci95 == other.record.ci95
      && self.card == card
  }

  fileprivate var fault: String? {
    if let field = card.emptyFields.first { return "the card of \(name) says nothing in \(field)" }
    guard let n = record.n, record.ci95 != nil else {
      return "\(name) lacks its interval or its number of tasks"
    }
    if n != card.tasks { return "\(name) has \(n) tasks, its card \(card.tasks)" }
    if card.setting.contains("-shot"), n < KeptRun.leastTasks {
      return
        "\(name) has \(n) tasks; with fewer than \(KeptRun.leastTasks) methods cannot be compared"
    }
    return nil
  }
}

extension Metrics {
  /// "shot=1" for each number that `--set` changed, sorted.
  var changedSettings: [String] {
    (changes ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value.written)" }
  }
}
