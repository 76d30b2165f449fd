import Escaping
import Foundation

/// The nbformat outputs of each cell, by id.
struct Outputs {
  let folder: String
  /// For the page: the best form of each picture alone, and checks and numbers of a cell in one.
  let isPage: Bool
  /// What takes the place of a picture on the page, by the picture's name.
  let live: [String: Event.Live]
  private let log: CellLog
  let settings: SettingsTable?
  /// The cell that the run ended in, and why.
  private var failed: (cell: String, failure: Failure)?

  init(_ run: Run, folder: String, isPage: Bool) {
    (self.folder, self.isPage) = (folder, isPage)
    (live, settings) = (run.live, run.settingsTable)
    // A page shows a check that failed where it stands, and all others with the numbers.
    log = CellLog(run) { event in
      event.kind == .display || event.kind == .expect && (!isPage || event.passed == false)
    }
    guard let failure = run.failure else { return }
    let place = run.visited.isEmpty ? failure.line.flatMap { run.source.cell(at: $0) } : nil
    failed = (place?.id ?? log.cell, failure)
  }

  /// Checks and numbers of a cell, which a page shows in one.
  func kept(_ id: String) -> Kept { isPage ? log.kept[id] ?? Kept() : Kept() }

  /// The table of the settings opens its cell; why a run ended closes one.
  subscript(id: String) -> [JSONText] {
    let table = settings?.cell == id ? settings.map { [shown($0.display)] } ?? [] : []
    let end = failed?.cell == id ? failed.map { [Outputs.error($0.failure)] } ?? [] : []
    return table + log[id].map(output) + end
  }

  private func output(_ piece: CellLog.Piece) -> JSONText {
    switch piece {
    case .text(let text):
      .object([
        "output_type": .text("stream"), "name": .text("stdout"), "text": .lines(text.visible),
      ])
    case .event(let event): event.display.map(shown) ?? check(event)
    }
  }

  private func check(_ event: Event) -> JSONText {
    let words = CheckWords(event.text ?? "", passed: event.passed, line: event.line)
    let name = event.passed.map { $0 ? "passed" : "failed" } ?? "unmade"
    return Outputs.displayed(
      [
        "text/plain": .lines(words.plain),
        "text/html": .lines("<p class=\"check \(name)\">\(words.html)</p>"),
      ], [:])
  }

  static func displayed(_ data: [String: JSONText], _ metadata: [String: JSONText])
    -> JSONText
  {
    .object([
      "output_type": .text("display_data"), "data": .object(data), "metadata": .object(metadata),
    ])
  }

  private static func error(_ failure: Failure) -> JSONText {
    let place = failure.line.map { "main.swift:\($0)" }
    let places = failure.places.isEmpty ? place.map { [$0] } ?? [] : failure.places
    let sentence = failure.sentence.visible
    let trace = ["\(failure.name): \(sentence)"] + places.map { "  at \($0.visible)" }
    return .object([
      "output_type": .text("error"), "ename": .text(failure.name),
      "evalue": .text(sentence), "traceback": .array(trace.map(JSONText.text)),
    ])
  }
}
