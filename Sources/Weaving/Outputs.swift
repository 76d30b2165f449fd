import Escaping
import Foundation
import SystemCalls

/// The nbformat outputs of each cell, by id.
struct Outputs {
  private let folder: String
  private let first: String
  private var outputs: [String: [JSONText]] = [:]
  private var printed = ""
  private var cell: String

  init(_ run: Run, folder: String) {
    self.folder = folder
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
    case .expect:
      flush()
      outputs[cell, default: []].append(check(event))
    default: break
    }
  }

  /// The table of the settings opens the cell that is called so.
  private mutating func show(_ settings: [Setting], of run: Run) {
    let table = TextTable.settings(settings, scale: run.start.scale)
    let place = run.source.anchored.contains { $0.id == "settings" } ? "settings" : first
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

  private func shown(_ display: Event.Display) -> JSONText {
    var data: [String: JSONText] = [:]
    var metadata: [String: JSONText] = [:]
    for (type, path) in display.files ?? [:] {
      guard let place = FilePath.existing(folder, path),
        let bytes = try? BoundedFile.read(place, atMost: BoundedFile.large)
      else { continue }
      data[type] =
        type == "image/svg+xml"
        ? .lines(String(decoding: bytes, as: UTF8.self)) : .text(bytes.base64EncodedString())
      metadata[type] = pictureMetadata(display)
    }
    if let text = display.markdown { data["text/markdown"] = .lines(text) }
    if let text = display.html { data["text/html"] = .lines(text) }
    data["text/plain"] = .lines((display.plain ?? display.alt ?? "").visible)
    return Outputs.displayed(data, metadata)
  }

  private func pictureMetadata(_ display: Event.Display) -> JSONText {
    var members: [String: JSONText] = ["alt": .text((display.alt ?? "").visible)]
    if let width = display.width { members["width"] = .integer(width) }
    if let height = display.height { members["height"] = .integer(height) }
    return .object(members)
  }

  private func check(_ event: Event) -> JSONText {
    let sentence = (event.text ?? "").visible
    guard let passed = event.passed else {
      let words = "not checked on these data: \(sentence)"
      let html = "<p class=\"check unmade\"><b>·</b> \(HTML.escaped(words))</p>"
      return Outputs.displayed(
        ["text/plain": .lines("· \(words)"), "text/html": .lines(html)], [:])
    }
    let place = passed ? "" : " (main.swift:\(event.line ?? 0))"
    let mark = passed ? "✓" : "✗"
    let html =
      "<p class=\"check \(passed ? "passed" : "failed")\"><b>\(mark)</b> "
      + "\(HTML.escaped(sentence))\(place)</p>"
    return Outputs.displayed(
      ["text/plain": .lines("\(mark) \(sentence)\(place)"), "text/html": .lines(html)], [:])
  }

  private static func displayed(_ data: [String: JSONText], _ metadata: [String: JSONText])
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
