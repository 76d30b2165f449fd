import Foundation
import Testing

// Read from the source text: an operation that is added without a line in the table fails here.

private let engine = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../Sources/Engine").standardized

private func text(of folder: String) throws -> [(file: String, text: String)] {
  let urls = try FileManager.default.contentsOfDirectory(
    at: engine.appendingPathComponent(folder), includingPropertiesForKeys: nil)
  return try urls.filter { $0.pathExtension == "swift" }
    .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
}

/// Other spellings of operations that the fixtures have: `a += b` is `a = a + b`, the rest is `reshaped`.
private let spellings: Set = ["+=", "-=", "*=", "/=", "expanded", "flattened", "squeezed"]
/// Public functions without a derivative: decisions, positions and constants.
private let withoutGradient: Set = ["greater", "less", "equal", "sign", "argmax", "oneHot"]

/// The table of the second-order test, and that of the operations beside PyTorch, which is also that of special values.
@Test(arguments: ["GradientTests.swift", "FixtureTests.swift"])
func everyPublicOperationIsInTheTable(file: String) throws {
  let table = try String(
    contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent(file), encoding: .utf8)
  let declaration = #/public (?:static )?(?:prefix )?func (`?[^\s(<]+`?)/#
  var found: Set<String> = []
  for (_, text) in try text(of: "Ops") {
    for match in text.matches(of: declaration) {
      found.insert(String(match.output.1.filter { $0 != "`" }))
    }
  }
  #expect(found.count > 55, "the pattern no longer finds the declarations")
  let left = file == "FixtureTests.swift" ? withoutGradient.union(spellings) : withoutGradient
  for name in found.subtracting(left).sorted() {
    let isOperator = name.first?.isLetter == false
    let use = isOperator ? (name.hasSuffix("=") ? " \(name) " : name) : ".\(name)("
    #expect(table.contains(use), "no line of the table in \(file) uses \(name)")
  }
}

@Test func noRuleCallsAKernelOrDropsTheGraph() throws {
  var rules = 0
  for (file, text) in try text(of: "Ops") {
    for match in text.matches(of: #/\{ ?(g, \w+, \w+ in)/#) {
      let body = bracedText(text[match.range.lowerBound...])
      rules += 1
      for forbidden in ["Kernels.", ".base", "storage", "detached", "withUnsafe"] {
        #expect(!body.contains(forbidden), "\(file): a rule uses \(forbidden): \(body)")
      }
    }
  }
  #expect(rules > 40, "the pattern no longer finds the rules")
}

/// The text from the first brace to the one that closes it.
private func bracedText(_ text: Substring) -> Substring {
  var depth = 0
  for index in text.indices {
    if text[index] == "{" { depth += 1 }
    if text[index] == "}" { depth -= 1 }
    if depth == 0 { return text[...index] }
  }
  return text
}
