/// What a stretch of code does besides teaching: it keeps numbers, checks them, declares settings, imports.
package struct Bookkeeping {
  /// How many statements there are of each kind.
  package private(set) var imports = 0
  package private(set) var settings = 0
  private var others = 0
  private var keeps = 0

  package init(_ code: String) {
    for statement in SwiftStatement.statements(code) { count(statement) }
  }

  /// Whether there is something, and nothing else.
  package var isAll: Bool { others == 0 && imports + settings + keeps > 0 }

  private mutating func count(_ statement: SwiftStatement) {
    if let bodies = statement.bodies {
      for body in bodies { for inner in body { count(inner) } }
      return
    }
    if statement.words.first == "import" {
      imports += 1
    } else if statement.declares(by: ["settings"]) {
      settings += 1
    } else if statement.keeps {
      keeps += 1
    } else {
      others += 1
    }
  }
}

extension SwiftStatement {
  private static let calls: Set = [
    "record", "expect", "settings", "chapter.note", "chapter.uses", "chapter.require",
    "chapter.checkpoint", "Workers.count",
  ]
  private static let values = ["Settings", "Chapter", "ProtocolCard", "chapter.scaled"]

  /// `let rate = settings.number(…)`
  fileprivate func declares(by names: [String]) -> Bool {
    guard ["let", "var"].contains(words.first), let value else { return false }
    return names.contains { value == $0 || value.hasPrefix($0 + ".") }
  }

  fileprivate var keeps: Bool {
    if declares(by: Self.values) { return true }
    if ["let", "var"].contains(words.first) {
      return words.dropFirst().first?.lowercased().hasSuffix("card") ?? false
    }
    guard let head else { return false }
    return Self.calls.contains(head) || head.hasPrefix("settings.")
  }
}
