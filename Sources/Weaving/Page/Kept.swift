import Escaping

/// The checks and the numbers of one cell, which a page shows as one line that unfolds.
package struct Kept {
  private var checks: [(sentence: String, passed: Bool?)] = []
  private var numbers: [(name: String, record: Record)] = []
  private var sentences: [(name: String, text: String)] = []

  package init() {}

  package mutating func take(_ event: Event) {
    switch event.kind {
    case .expect: checks.append((event.text ?? "", event.passed))
    case .record: if let record = event.record { numbers.append((event.name ?? "", record)) }
    case .sentence: sentences.append((event.name ?? "", event.text ?? ""))
    default: break
    }
  }

  var isEmpty: Bool { checks.isEmpty && numbers.isEmpty && sentences.isEmpty }

  /// "3 checks hold, 4 numbers kept"
  package var summary: String {
    let made = checks.compactMap(\.passed)
    let (held, unmade) = (made.count { $0 }, checks.count - made.count)
    var parts: [String] = []
    if held < made.count {
      parts.append("\(held) of \(made.count.counted("check")) \(held == 1 ? "holds" : "hold")")
    } else if held > 0 {
      parts.append("\(held.counted("check")) \(held == 1 ? "holds" : "hold")")
    }
    if unmade > 0 { parts.append("\(unmade.counted("check")) not made") }
    if !numbers.isEmpty { parts.append("\(numbers.count.counted("number")) kept") }
    if !sentences.isEmpty { parts.append("\(sentences.count.counted("sentence")) kept") }
    return parts.joined(separator: ", ")
  }

  /// What unfolds below the line.
  package var html: String {
    let list = checks.filter { $0.passed != false }.map { check in
      "<li class=\"check \(check.passed == true ? "passed" : "unmade")\">"
        + CheckWords(check.sentence, passed: check.passed).html + "</li>"
    }
    let rows =
      numbers.map { Self.row($0.name, Self.written($0.record)) }
      + sentences.map { Self.row($0.name, $0.text) }
    return "<div class=\"kept\">"
      + (list.isEmpty ? "" : "<ul>" + list.joined() + "</ul>")
      + (rows.isEmpty ? "" : "<table>" + rows.joined() + "</table>") + "</div>"
  }

  private static func row(_ name: String, _ value: String) -> String {
    "<tr><th scope=\"row\"><code>\(HTML.escaped(name))</code></th><td>\(HTML.withCode(value))</td></tr>"
  }

  private static func written(_ record: Record) -> String {
    let style = record.style.flatMap(NumberStyle.init) ?? .shortest
    return style.format(record.value, interval: record.ci95)
      + (record.n.map { ", n = \($0)" } ?? "")
  }
}

/// A check in words, as a page and a notebook show it.
struct CheckWords {
  let mark: String
  let words: String

  init(_ sentence: String, passed: Bool?, line: Int? = nil) {
    mark = passed.map { $0 ? "✓" : "✗" } ?? "·"
    let place = passed == false ? " (main.swift:\(line ?? 0))" : ""
    words = sentence.visible + place
  }

  var plain: String { "\(mark) \(words)" }
  var html: String { "<b>\(mark)</b> \(HTML.withCode(words))" }
}

extension HTML {
  /// Text in which only what stands between backticks means more than itself.
  fileprivate static func withCode(_ text: String) -> String {
    escaped(text).replacing(/`([^`]+)`/) { "<code>\($0.1)</code>" }
  }
}

extension Int {
  /// "1 check", "3 checks"
  package func counted(_ thing: String) -> String { "\(self) \(thing)\(self == 1 ? "" : "s")" }
}
