import Escaping
import Foundation
import SystemCalls

/// `out/index.html`: a card for each chapter that has run.
package enum Gallery {
  private static let mark = "<meta name=\"generator\" content=\"InnerLoop gallery\">"
  /// Opens what those of earlier versions, which had no mark, say.
  private static let earlierMark =
    "<h1>InnerLoop</h1>\n<p>Meta-learning in Swift, from gradient descent on. "

  /// Writes the gallery of the chapters under `out`; without any it leaves the folder alone. The path where a file of
  /// others stays instead.
  package static func write(out: String, course: Course) throws(FileFailure) -> String? {
    let cards = cards(in: out)
    let path = out + "/index.html"
    guard !cards.isEmpty else { return nil }
    guard OwnFile.mayBeWritten(path, over: [mark, earlierMark]) else { return path }
    try AtomicFile.writeShared(Data(page(cards, course: course).utf8), to: path)
    return nil
  }

  /// The cards under `out`, in the order of the course.
  package static func cards(in out: String) -> [Card] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
    return names.sorted().compactMap { Card.read(out: out, chapter: $0) }
  }

  package static func page(_ cards: [Card], course: Course) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    \(mark)
    <title>InnerLoop</title>
    <style>
    \(PageResource.text("gallery.css"))</style>
    </head>
    <body>
    <main>
    <header>
    <h1>InnerLoop</h1>
    <p>Meta-learning in Swift, from gradient descent on. \(count(cards)) run on this machine:</p>
    <form class="search" role="search" data-root="" hidden>
    <input type="search" aria-label="Search all chapters" placeholder="Search all chapters" autocomplete="off">
    <ol></ol>
    <p role="status"></p>
    </form>
    </header>
    <div class="cards">
    \(cards.map(article).joined(separator: "\n"))
    </div>
    \(waiting(course, without: cards))
    </main>
    <script>
    \(PageResource.text("page.js"))</script>
    </body>
    </html>

    """
  }

  private static func count(_ cards: [Card]) -> String {
    cards.count == 1 ? "One chapter" : "\(cards.count) chapters"
  }

  /// The chapters that have not run yet, where links from other pages lead.
  private static func waiting(_ course: Course, without cards: [Card]) -> String {
    let shown = Set(cards.map(\.chapter))
    let chapters = course.chapters.filter { $0.hasPage && !shown.contains($0.product) }
    guard !chapters.isEmpty else { return "" }
    let items = chapters.map {
      "<li id=\"\(HTML.link($0.product))\">\(HTML.escaped($0.shortTitle)): "
        + "<code>./kit run \($0.number)</code></li>"
    }
    return "<section class=\"waiting\"><h2>Not run yet</h2><ul>" + items.joined(separator: "\n")
      + "</ul></section>"
  }

  private static func article(_ card: Card) -> String {
    let link = HTML.link(card.chapter, "\(card.chapter).\(card.hasPage ? "html" : "ipynb")")
    var parts = ["<article id=\"\(HTML.link(card.chapter))\">"]
    if let source = card.pictureLink {
      parts.append(
        "<a class=\"picture\" href=\"\(link)\"><img src=\"\(source)\" alt=\"\(HTML.escaped(card.alt))\"></a>"
      )
    }
    parts.append("<h2><a href=\"\(link)\">\(HTML.escaped(card.title))</a></h2>")
    if let trouble = trouble(card) { parts.append("<p class=\"trouble\">\(trouble)</p>") }
    parts += numbers(card) + [facts(card), links(card), "</article>"]
    return parts.joined(separator: "\n")
  }

  private static func trouble(_ card: Card) -> String? {
    if card.stopped == Card.asked { return "ended before its last cell, as asked" }
    if let stopped = card.stopped { return "\(HTML.escaped(stopped)) before its end" }
    return card.passed ? nil : "checks \(HTML.escaped(card.checks))"
  }

  private static func numbers(_ card: Card) -> [String] {
    guard !card.headline.isEmpty else { return [] }
    let items = card.headline.prefix(3).map {
      "<div><dt>\(HTML.escaped($0.words))</dt><dd>\(HTML.escaped($0.number))</dd></div>"
    }
    return ["<dl>" + items.joined() + "</dl>"]
  }

  private static func facts(_ card: Card) -> String {
    var words = [card.scale, card.data == "none" ? "no data" : card.data, "seed \(card.seed)"]
    if let seconds = card.wallSeconds { words.append(Facts.duration(seconds)) }
    return "<p class=\"facts\">" + words.map(HTML.escaped).joined(separator: " · ") + "</p>"
  }

  private static func links(_ card: Card) -> String {
    func link(_ file: String, _ words: String) -> String {
      "<a href=\"\(HTML.link(card.chapter, file))\">\(words)</a>"
    }
    let words = card.isAlive ? "live page" : "page"
    let page = card.hasPage ? [link("\(card.chapter).html", words)] : []
    return "<p class=\"links\">"
      + (page + [link("\(card.chapter).ipynb", "notebook"), link("metrics.json", "numbers")])
      .joined(separator: " ") + "</p>"
  }
}

extension Card {
  /// The picture as seen from the gallery; nil where its path leaves the chapter's folder.
  fileprivate var pictureLink: String? {
    guard let picture, FilePath.inside(chapter, picture) != nil else { return nil }
    return ([chapter] + picture.split(separator: "/").map(String.init)).map { HTML.link($0) }
      .joined(separator: "/")
  }
}
