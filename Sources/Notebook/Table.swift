import SystemCalls
import Weaving

/// Shows rows of text under a header: a table on the page, aligned columns in the terminal.
///
/// ```swift
/// table(["rule", "steps"], races.map { [$0.name, "\($0.steps)"] })
/// ```
/// Columns of numbers stand to the right. Text comes out as typed; a row that is too short is filled up.
public func table(_ header: [String], _ rows: [[String]], line: UInt = #line) {
  let table = TextTable(header: header, rows: rows)
  let session = Session.shared
  session.locked {
    guard session.isActive else { return StandardStream.output.write(table.plain) }
    var event = Event(.display, line: Int(line))
    event.display = Event.Display(plain: table.plain, markdown: table.markdown)
    session.emit(event)
    session.progressDisplay.whileHidden { session.narrator?.say(table.plain) }
  }
}
