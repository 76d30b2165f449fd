import Escaping
import Foundation
import SystemCalls

/// `{{name}}` in prose, which is Markdown: a recorded number, the data, or what the run took.
///
/// - `{{accuracy}}`, `{{loss|3}}`: a record in its own style, or in another ``NumberStyle``
/// - `{{accuracy.ci}}`, `{{accuracy.n}}`: its interval and its count
/// - `{{choice}}`: a sentence that the run recorded
/// - `{{data}}`, `{{scale}}`, `{{seed}}`, `{{budget.wall}}`, `{{budget.cores}}`, `{{budget.memory}}`
package enum Template {
  /// A mark that could not be filled in.
  package struct Unknown: Error, Equatable, CustomStringConvertible {
    package let name: String
    package let isStyle: Bool
    package var description: String {
      isStyle
        ? "{{\(name)}} asks for a way of writing numbers that does not exist; "
          + "use |3, |percent2, |points1, |sig3 or |count"
        : name == "data"
          ? "{{data}} stands there, but no chapter.uses(data: …) said which"
          : "{{\(name)}} names no record of this run; call record(\"\(name)\", …) or correct the name"
    }
  }

  /// Whether text may name a record: a small letter, then small letters, digits and `-`.
  package static func isName(_ text: String) -> Bool {
    text.utf8.count <= 64 && text.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil
  }

  /// The text with every mark filled in; a mark without an answer stays, or becomes `blank`.
  package static func fill(
    _ text: String, _ facts: Facts, blank: String? = nil
  ) -> (text: String, unknown: [Unknown]) {
    var unknown: [Unknown] = []
    let marks = /\{\{([a-z][a-z0-9.-]*)(?:\|([a-z0-9]*))?\}\}/
    let filled = text.replacing(marks) { match -> String in
      let name = String(match.1)
      let asked = match.2.map(String.init), style = asked.flatMap(NumberStyle.init)
      guard asked == nil || style != nil else {
        unknown.append(Unknown(name: "\(name)|\(asked ?? "")", isStyle: true))
        return String(match.0)
      }
      if let value = facts.value(of: name, style) {
        return opensList(value, at: match.range, of: text) ? value + "\\" : value
      }
      if !Facts.isBuiltIn(name) || name == "data" {
        unknown.append(Unknown(name: name, isStyle: false))
      }
      return blank ?? (Facts.isBuiltIn(name) ? "…" : String(match.0))
    }
    return (filled, unknown)
  }
}

extension Template {
  /// Whether a whole number would begin its line and have a full stop behind it: Markdown would number a list with it.
  private static func opensList(_ value: String, at place: Range<String.Index>, of text: String)
    -> Bool
  {
    let before = text[..<place.lowerBound].reversed().prefix { $0 != "\n" }
    return value.allSatisfy { $0.isASCII && $0.isNumber } && before.allSatisfy(\.isWhitespace)
      && [".", ")"].contains(text[place.upperBound...].first)
  }
}

extension Facts {
  fileprivate static func isBuiltIn(_ name: String) -> Bool {
    ["data", "scale", "seed", "budget.wall", "budget.cores", "budget.memory"].contains(name)
  }

  fileprivate func value(of name: String, _ style: NumberStyle?) -> String? {
    switch name {
    case "data": return (dataDescription ?? dataName).map(Markdown.escaped)
    case "scale": return scale
    case "seed": return "\(seed)"
    case "budget.wall": return wallSeconds.map(Facts.duration)
    case "budget.cores": return "\(cores)"
    case "budget.memory": return peakMemoryBytes.map(Facts.memory)
    default: return sentences[name] ?? number(name, style)
    }
  }

  /// A record, its interval in the same style, or its count.
  private func number(_ name: String, _ style: NumberStyle?) -> String? {
    let part = name.wholeMatch(of: /(.*)\.(ci|n)/)
    guard let record = records[part.map { String($0.1) } ?? name] else { return nil }
    if part?.2 == "n" { return record.n.map { (style ?? .shortest).format(Double($0)) } }
    let style = style ?? record.style.flatMap(NumberStyle.init) ?? .shortest
    return (part == nil ? record.value : record.ci95).map(style.format)
  }

  /// Seconds in words a reader plans with: `0.4 s`, `41 s`, `3 min`, `1 h 20 min`.
  package static func duration(_ seconds: Double) -> String {
    if seconds < 9.95 { return String(format: "%.1f s", seconds) }
    if seconds < 99.5 { return String(format: "%.0f s", seconds) }
    let minutes = Int(nearest: seconds / 60)
    if minutes < 60 { return "\(minutes) min" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }

  /// Bytes in words: `85 MB`, `1.2 GB`.
  package static func memory(_ bytes: Int) -> String {
    let megabytes = Double(bytes) / 1e6
    return megabytes < 995
      ? String(format: "%.0f MB", megabytes) : String(format: "%.1f GB", megabytes / 1000)
  }
}
