/// What a run left in each cell, in its order; what was printed piece by piece is one text.
struct CellLog {
  enum Piece {
    case text(String)
    case event(Event)
  }

  /// The checks and the numbers of each cell.
  private(set) var kept: [String: Kept] = [:]
  /// The cell that was opened last; before any, the first that holds code.
  private(set) var cell: String
  private var pieces: [String: [Piece]] = [:]
  private var printed = ""

  /// `isShown` says which events stand between the texts.
  init(_ run: Run, isShown: (Event) -> Bool) {
    cell = run.firstCell
    for event in run.events { take(event, isShown: isShown(event)) }
    flush()
  }

  subscript(id: String) -> [Piece] { pieces[id] ?? [] }

  private mutating func take(_ event: Event, isShown: Bool) {
    switch event.kind {
    case .cell:
      flush()
      cell = event.name ?? cell
    case .print: printed += event.text ?? ""
    case .expect, .record, .sentence: kept[cell, default: Kept()].take(event)
    default: break
    }
    if isShown {
      flush()
      pieces[cell, default: []].append(.event(event))
    }
  }

  private mutating func flush() {
    if !printed.isEmpty { pieces[cell, default: []].append(.text(printed)) }
    printed = ""
  }
}

extension Run {
  /// The first cell that holds code; it takes what comes before any is opened.
  var firstCell: String { source.chunks.first { !$0.isProse }?.id ?? "" }
}
