import Escaping
import Foundation

/// The nbformat outputs of each cell, by id.
struct Outputs {
  let folder: String
  /// For the page: the best form of each picture alone, and checks and numbers of a cell in one.
  let isPage: Bool
  private(set) var kept: [String: Kept] = [:]
  /// What takes the place of a picture on the page, by the picture's name.
  let live: [String: Event.Live]
  /// The cell that shows the table of the settings, and the line that it unfolds from.
  private(set) var settings: (cell: String, words: String)?
  private let first: String
  private var outputs: [String: [JSONText]] = [:]
  private var printed = ""
  private var cell: String

  init(_ run: Run, folder: String, isPage: Bool) {
    (self.folder, self.isPage) = (folder, isPage)
    live = run.live
    first = run.source.chunks.first { !$0.isProse }?.id ?? ""
    cell = first
    if let settings = run.start.settings, !settings.isEmpty { show(settings, of: run) }
    for event in run.events { take(event) }
    flush()
    guard let failure = run.failure else { return }
    if run.visited.isEmpty, let line = failure.line, let chunk = run.source.cell(at: line) {
      cell = chunk.id
    }
    outputs[cell, default: []].append(Outputs.error(failure))
  }

  subscript(id: String) -> [JSONText] { outputs[id] ?? [] }

  private mutating func take(_ event: Event) {
    switch event.kind {
    case .cell:
      flush()
      cell = event.name ?? cell
    case .print: printed += event.text ?? ""
    case .display:
      flush()
      if let display = event.display { outputs[cell, default: []].append(shown(display)) }
    case .expect, .record, .sentence: keep(event)
    default: break
    }
  }

  /// A page shows a check that failed where it stands, and all others with the numbers.
  private mutating func keep(_ event: Event) {
    if isPage { kept[cell, default: Kept()].take(event) }
    guard event.kind == .expect, !isPage || event.passed == false else { return }
    flush()
    outputs[cell, default: []].append(check(event))
  }

  /// The table of the settings opens the cell that is called so.
  private mutating func show(_ settings: [Setting], of run: Run) {
    let table = TextTable.settings(settings, scale: run.start.scale)
    let place = run.source.anchored.contains { $0.id == "settings" } ? "settings" : first
    let changed = settings.filter { $0.isChanged(from: run.start.scale) }.map(\.name)
    let words = changed.isEmpty ? "" : ", of which \(changed.joined(separator: ", ")) changed"
    self.settings = (place, settings.count.counted("setting") + " of this run" + words)
    outputs[place] = [shown(Event.Display(plain: table.plain, markdown: table.markdown))]
  }

  private mutating func flush() {
    guard !printed.isEmpty else { return }
    outputs[cell, default: []].append(
      .object([
        "output_type": .text("stream"), "name": .text("stdout"), "text": .lines(printed.visible),
      ]))
    printed = ""
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
