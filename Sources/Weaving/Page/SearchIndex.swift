import Foundation
import SystemCalls

/// `out/search.js`: the words of all pages, and what looks for them. A page loads it when somebody asks.
package enum SearchIndex {
  /// Writes the index of the chapters under `out` that have a page; the path where a file of others stays instead.
  package static func write(out: String) throws(FileFailure) -> String? {
    let pages = Gallery.cards(in: out).filter(\.hasPage).compactMap { page($0, out: out) }
    guard !pages.isEmpty else { return nil }
    let (mark, path) = ("window.innerLoopPages = [", out + "/search.js")
    guard OwnFile.mayBeWritten(path, over: [mark]) else { return path }
    let list = JSONText.array(pages).written(indent: 0).replacing("\n", with: "").dropFirst()
    let script = "\(mark)\(list);\n" + PageResource.text("search.js")
    try AtomicFile.writeShared(Data(script.utf8), to: path)
    return nil
  }

  private static func page(_ card: Card, out: String) -> JSONText? {
    let folder = OutputFolder(out, card.chapter)
    guard let data = try? BoundedFile.read(folder.notebook, atMost: BoundedFile.large),
      let cells = try? JSONDecoder().decode(Stored.self, from: data).cells
    else { return nil }
    return .object([
      "folder": .text(card.chapter), "title": .text(card.title), "parts": .array(parts(of: cells)),
    ])
  }

  /// Each cell by its anchor, below the heading that it stands under.
  private static func parts(of cells: [Stored.Cell]) -> [JSONText] {
    var heading = ""
    return cells.compactMap { cell in
      let text = cell.source.joined()
      let isProse = cell.cell_type == "markdown"
      if isProse, let line = text.split(separator: "\n").last(where: { $0.hasPrefix("#") }) {
        heading = plain(line.drop { $0 == "#" || $0 == " " })
      }
      let words = isProse ? plain(text[...]) : text
      return words.isBlank
        ? nil : .array([.text("cell-" + cell.id), .text(heading), .text(words)])
    }
  }

  /// Prose without the signs of its layout.
  private static func plain(_ text: Substring) -> String {
    text.replacing(tag, with: " ").replacing(/\*\*|[`#|$]|\\[a-z]+|:?-{3,}:?/, with: " ")
      .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  /// A tag or a comment of HTML in one line: a “<” of a formula is neither, nor is `Array<Float>`.
  private static var tag: Regex<Substring> {
    /<\/?[a-z][\-a-z0-9]*(?: [\-a-z]+="[^"\n]*")*\/?>|<!--.*?-->/
  }

  private struct Stored: Decodable {
    struct Cell: Decodable {
      let id, cell_type: String
      let source: [String]
    }
    let cells: [Cell]
  }
}

/// What stands beside the template of the page.
enum PageResource {
  static func path(_ name: String) -> String {
    Bundle.module.bundleURL.appendingPathComponent("Resources/\(name)").path
  }

  static func text(_ name: String) -> String {
    (try? String(contentsOfFile: path(name), encoding: .utf8)) ?? ""
  }
}
