/// The blocks of Markdown that chapters use.
enum MarkdownBlock: Equatable {
  case heading(String)
  case paragraph(String)
  case formula(String)
  case code([String])
  case list([Item])
  case quote(String)
  case table([[String]])
  case rule

  struct Item: Equatable {
    var mark: String
    var text: String
  }

  static func parse(_ markdown: String) -> [MarkdownBlock] {
    var parser = Parser()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      parser.add(String(line))
    }
    return parser.finish()
  }

  private struct Parser {
    var blocks: [MarkdownBlock] = []
    var formula: [String]?
    var code: [String]?
    /// The backquotes that opened the code; no fewer close it.
    var fence = ""
    /// Whether the next line of text goes on with the block before it.
    var isOpen = false

    mutating func add(_ line: String) {
      let text = line.drop { $0 == " " }
      if code != nil { return addCode(line) }
      if formula != nil { return addFormula(String(text)) }
      if text.isEmpty {
        isOpen = false
      } else if text.hasPrefix("```") {
        (code, fence) = ([], String(text.prefix { $0 == "`" }))
      } else if text.hasPrefix("$$") {
        formula = []
        addFormula(String(text.dropFirst(2)))
      } else {
        addText(String(text))
      }
    }

    mutating func addCode(_ line: String) {
      guard line.hasPrefix(fence) else { return code!.append(line) }
      close(.code(code!))
      code = nil
    }

    mutating func addFormula(_ text: String) {
      guard let end = text.range(of: "$$") else { return formula!.append(text) }
      close(.formula((formula! + [String(text[..<end.lowerBound])]).joined(separator: " ")))
      formula = nil
    }

    mutating func addText(_ text: String) {
      if let words = MarkdownBlock.heading(text) {
        close(.heading(words))
      } else if MarkdownBlock.isRule(text) {
        close(.rule)
      } else if text.hasPrefix("|") {
        addRow(text)
      } else if let (mark, words) = MarkdownBlock.item(text) {
        addItem(mark, words)
      } else if text.hasPrefix(">") {
        extend(with: String(text.dropFirst().drop { $0 == " " }), opening: { .quote($0) })
      } else {
        extend(with: text, opening: { .paragraph($0) })
      }
    }

    mutating func addRow(_ text: String) {
      let bar = "\u{E0FE}"  // stands for an escaped bar while the row is cut
      let cells = text.replacing("\\|", with: bar)
        .split(separator: "|", omittingEmptySubsequences: false).dropFirst()
        .map { String($0).trimmedBothEnds.replacing(bar, with: "|") }
      let row = cells.last == "" ? Array(cells.dropLast()) : Array(cells)
      if row.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }) { return }
      if isOpen, case .table(let rows)? = blocks.last {
        blocks[blocks.count - 1] = .table(rows + [row])
      } else {
        blocks.append(.table([row]))
      }
      isOpen = true
    }

    mutating func addItem(_ mark: String, _ text: String) {
      let item = Item(mark: mark.first!.isNumber ? mark : "•", text: text)
      if case .list(let items)? = blocks.last {
        blocks[blocks.count - 1] = .list(items + [item])
      } else {
        blocks.append(.list([item]))
      }
      isOpen = true
    }

    mutating func extend(with text: String, opening: (String) -> MarkdownBlock) {
      defer { isOpen = true }
      guard isOpen, let last = blocks.last else { return blocks.append(opening(text)) }
      switch (last, opening("")) {
      case (.paragraph(let before), .paragraph):
        blocks[blocks.count - 1] = .paragraph(before + " " + text)
      case (.quote(let before), _): blocks[blocks.count - 1] = .quote(before + " " + text)
      case (.list(var items), .paragraph):
        items[items.count - 1].text += " " + text
        blocks[blocks.count - 1] = .list(items)
      default: blocks.append(opening(text))
      }
    }

    mutating func close(_ block: MarkdownBlock) {
      blocks.append(block)
      isOpen = false
    }

    mutating func finish() -> [MarkdownBlock] {
      if let code { blocks.append(.code(code)) }
      if let formula { blocks.append(.formula(formula.joined(separator: " "))) }
      return blocks
    }
  }
}

extension MarkdownBlock {
  /// The words after one to six `#` and a blank.
  private static func heading(_ line: String) -> String? {
    let rest = line.drop { $0 == "#" }
    guard (1...6).contains(line.count - rest.count), rest.first == " " else { return nil }
    return String(rest.drop { $0 == " " })
  }

  /// Three or more of `-` or of `*`, and nothing else.
  private static func isRule(_ line: String) -> Bool {
    let signs = line.reversed().drop { $0.isWhitespace }
    return signs.count >= 3 && (signs.allSatisfy { $0 == "-" } || signs.allSatisfy { $0 == "*" })
  }

  /// `-`, `*`, `+`, `1.` or `1)`, then the words after a blank.
  private static func item(_ line: String) -> (mark: String, words: String)? {
    let number = line.prefix { $0.isASCII && $0.isNumber }
    guard let sign = line.dropFirst(number.count).first,
      (number.isEmpty ? "-*+" : ".)").contains(sign)
    else { return nil }
    let rest = line.dropFirst(number.count + 1)
    guard rest.first == " " else { return nil }
    return (String(number) + String(sign), String(rest.drop { $0 == " " }))
  }
}

extension String {
  package var trimmedBothEnds: String { String(drop { $0 == " " }).trimmedAtEnd }
}
