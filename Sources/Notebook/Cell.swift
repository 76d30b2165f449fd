import Foundation
import Weaving

/// How a page shows a cell's code, where that is not left to what the code does.
public enum CellDisplay: Sendable {
  /// As one line that unfolds.
  case folded
  /// As it stands, though it only keeps numbers.
  case shown
}

/// Opens a code cell: what follows, until the next `cell`, belongs to `id`.
///
/// `id` is also the deep link of the cell in the page and the word for `--until`. Only top-level
/// code of `main.swift` may call it; letters, digits, `-` and `_`, at most 64, and neither `code-1` nor `prose-1`,
/// which are ids of what no `cell` opens. Code that does nothing but keep numbers, check them or declare settings is
/// folded on the page; `.folded` and `.shown` say otherwise.
public func cell(_ id: String, _ display: CellDisplay? = nil, line: UInt = #line) {
  let session = Session.shared
  session.locked {
    guard session.isActive else { return }
    session.progressDisplay.finish()
    if let until = session.until, session.visited.contains(until) { endAfterUntil(session) }
    if !id.isCellID {
      session.stop(
        "main.swift:\(line): \"\(id)\" is no id for a cell: take at most 64 letters a to z, digits, - and _, "
          + "and neither code-N nor prose-N.", line: Int(line), code: ExitStatus.usage)
    }
    guard session.source.anchored.contains(where: { $0.id == id && $0.anchor == Int(line) }) else {
      session.stop(
        "main.swift:\(line) no longer opens cell \"\(id)\": the file was edited after this program "
          + "was built; build it again.", line: Int(line), code: ExitStatus.usage)
    }
    if session.visited.contains(id) {
      session.stop(
        "main.swift:\(line): the cell \"\(id)\" was opened before; give this one a name of its own.",
        line: Int(line), code: ExitStatus.usage)
    }
    session.cell = id
    session.visited.append(id)
    var event = Event(.cell, line: Int(line), at: session.facts.elapsed)
    event.name = id
    session.emit(event)
    session.narrator?.open(id, in: session.source, facts: session.facts)
  }
}

extension String {
  /// Whether a cell may be called so.
  package var isCellID: Bool {
    wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil && wholeMatch(of: /(prose|code)-[0-9]+/) == nil
  }
}

private func endAfterUntil(_ session: Session) -> Never {
  fflush(nil)
  exit(ExitStatus.done)
}
