/// The table maths ↔ code that opens a chapter.
package enum MathsTable {
  /// The names in the code column of a chapter's tables that stand nowhere in the code.
  package static func unknownNames(_ main: String, code: [String]) -> [String] {
    let lines = code.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("//:") }
    let known = Set(lines.flatMap { words(String($0)) })
    var column: Int?, unknown: [String] = []
    for line in main.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { String($0).trimmedBothEnds }
      if !line.hasPrefix("//: |") {
        column = nil
      } else if cells.contains("maths"), let index = cells.firstIndex(of: "code") {
        column = index
      } else if let column, column < cells.count {
        let named = cells[column].matches(of: /`([^`]+)`/).flatMap { words(String($0.1)) }
        unknown += named.filter { !known.contains($0) }
      }
    }
    return unknown
  }

  private static func words(_ text: String) -> [String] {
    text.unicodeScalars.split {
      !($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_")
    }
    .map { String(Substring($0)) }.filter { $0.first?.isNumber == false }
  }
}
