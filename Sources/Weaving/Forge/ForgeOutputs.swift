import Escaping

/// What each cell of a run printed and drew, as Markdown, by the cell's id.
struct ForgeOutputs {
  private var pieces: [String: [String]] = [:]
  private var printed = ""
  private var cell: String

  init(_ run: Run) {
    cell = run.source.chunks.first { !$0.isProse }?.id ?? ""
    for event in run.events { take(event) }
    flush()
  }

  subscript(id: String) -> [String] { pieces[id] ?? [] }

  private mutating func take(_ event: Event) {
    switch event.kind {
    case .cell:
      flush()
      cell = event.name ?? cell
    case .print: printed += event.text ?? ""
    case .display:
      flush()
      if let display = event.display { pieces[cell, default: []].append(Self.shown(display)) }
    default: break
    }
  }

  private mutating func flush() {
    guard !printed.isEmpty else { return }
    pieces[cell, default: []].append(Markdown.block(printed.trimmedBlankLines, "text"))
    printed = ""
  }

  private static func shown(_ display: Event.Display) -> String {
    guard let picture = display.picture else {
      return display.markdown ?? Markdown.block(display.plain ?? "", "text")
    }
    let link = picture.split(separator: "/").map { HTML.link(String($0)) }.joined(separator: "/")
    return "![\(Markdown.escaped(display.alt ?? ""))](\(link))"
  }
}
