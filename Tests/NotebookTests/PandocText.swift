import Foundation
import Notebook
import SystemCalls

/// What pandoc understands of a document: the words of each block, and `«Kind»` for whatever is more
/// than words.
struct PandocText {
  private(set) var blocks: [String] = []
  /// The whole of it as a person would read it.
  private(set) var everything = ""
  private(set) var alternativeTexts: [String] = []

  init(_ source: String, format: String) throws {
    let json =
      try JSONSerialization.jsonObject(
        with: Data(PandocText.read(source, format, to: "json").utf8)) as? [String: Any]
    readBlocks(json?["blocks"])
    everything = try PandocText.read(source, format, to: "plain")
  }

  private static func read(_ source: String, _ from: String, to: String) throws -> String {
    let folder = try Samples.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try AtomicFile.write(source, to: folder + "/source")
    return Tool.output(
      Tool.path("pandoc") ?? "pandoc",
      ["--from=\(from)", "--to=\(to)", "--wrap=none", folder + "/source"]
    ).text
  }

  private mutating func readBlocks(_ value: Any?) {
    for case let block as [String: Any] in value as? [Any] ?? [] {
      let (kind, content) = (block["t"] as? String ?? "", block["c"])
      switch kind {
      case "Para", "Plain": blocks.append(words(content))
      case "BulletList": for item in content as? [Any] ?? [] { readBlocks(item) }
      case "Table": readTable(content as? [Any] ?? [])
      case "CodeBlock": blocks.append("«CodeBlock»" + ((content as? [Any])?[1] as? String ?? ""))
      default: blocks.append("«\(kind)»")
      }
    }
  }

  /// A table is [_, _, _, head, bodies, _], a body [_, _, _, rows], a row [_, cells], a cell [_, _, _, _, blocks].
  private mutating func readTable(_ table: [Any]) {
    for case let body as [Any] in table[4] as? [Any] ?? [] {
      for case let row as [Any] in body[3] as? [Any] ?? [] {
        for case let cell as [Any] in row[1] as? [Any] ?? [] { readBlocks(cell[4]) }
      }
    }
  }

  private mutating func words(_ value: Any?) -> String {
    var text = ""
    for case let inline as [String: Any] in value as? [Any] ?? [] {
      let (kind, content) = (inline["t"] as? String ?? "", inline["c"])
      switch kind {
      case "Str": text += content as? String ?? ""
      case "Space": text += " "
      case "SoftBreak": text += "\n"
      case "Code": text += "«Code»" + ((content as? [Any])?[1] as? String ?? "")
      case "Image":
        alternativeTexts.append(words((content as? [Any])?[1]))
        text += "«Image»"
      default: text += "«\(kind)»"
      }
    }
    return text
  }
}
