import Escaping

/// A table as aligned text and as Markdown.
package struct TextTable {
  let header: [String]
  let rows: [[String]]
  private let widths: [Int]
  private let isNumeric: [Bool]

  package init(header: [String], rows: [[String]]) {
    let header = header.map(\.visibleLine)
    let full = rows.map { row in
      header.indices.map { $0 < row.count ? row[$0].visibleLine : "" }
    }
    self.header = header
    self.rows = full
    widths = header.indices.map { column in
      ([header] + full).map { $0[column].columns }.max() ?? 0
    }
    isNumeric = header.indices.map { column in
      full.allSatisfy { Self.mayBeNumber($0[column]) }
    }
  }

  /// A cell without a number may be empty or a dash.
  private static func mayBeNumber(_ cell: String) -> Bool {
    guard cell != "–", let first = cell.first else { return true }
    return first.isNumber || "-−+".contains(first)
  }

  /// Columns two blanks apart, a rule under the header.
  package var plain: String {
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([header, rule] + rows).map { row in
      row.indices.map { pad(row[$0], $0) }.joined(separator: "  ").trimmedAtEnd + "\n"
    }.joined()
  }

  /// A pipe table whose cells mean nothing but their text.
  package var markdown: String {
    let rule = isNumeric.map { $0 ? "---:" : "---" }
    let cells = [header.map(Markdown.escaped), rule] + rows.map { $0.map(Markdown.escaped) }
    return cells.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private func pad(_ text: String, _ column: Int) -> String {
    let blanks = String(repeating: " ", count: widths[column] - text.columns)
    return isNumeric[column] ? blanks + text : text + blanks
  }
}
