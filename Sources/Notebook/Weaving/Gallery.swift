import Foundation

/// `out/index.html`: a card for each chapter that has run.
public enum Gallery {
  /// Writes the gallery of the chapters under `out`; without any it leaves the folder alone.
  public static func write(out: String) throws(FileFailure) {
    let cards = cards(in: out)
    guard !cards.isEmpty else { return }
    let css = Bundle.module.bundleURL.appendingPathComponent("Resources/gallery.css")
    let style = (try? String(contentsOf: css, encoding: .utf8)) ?? ""
    try AtomicFile.write(page(cards, style: style), to: out + "/index.html")
  }

  /// The cards under `out`, in the order of the course.
  public static func cards(in out: String) -> [Card] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
    return names.sorted().compactMap { Card.read(out: out, chapter: $0) }
  }

  package static func page(_ cards: [Card], style: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>InnerLoop</title>
    <style>
    \(style)</style>
    </head>
    <body>
    <main>
    <header>
    <h1>InnerLoop</h1>
    <p>Meta-learning in Swift, from gradient descent on. \(count(cards)) run on this machine:</p>
    </header>
    <div class="cards">
    \(cards.map(article).joined(separator: "\n"))
    </div>
    </main>
    </body>
    </html>

    """
  }

  private static func count(_ cards: [Card]) -> String {
    cards.count == 1 ? "One chapter" : "\(cards.count) chapters"
  }

  private static func article(_ card: Card) -> String {
    let link = "\(card.chapter)/\(card.chapter).\(card.hasPage ? "html" : "ipynb")".escapedForHTML
    var parts = ["<article>"]
    if let picture = card.picture {
      let source = "\(card.chapter)/\(picture)".escapedForHTML
      parts.append(
        "<a class=\"picture\" href=\"\(link)\"><img src=\"\(source)\" alt=\"\(card.alt.escapedForHTML)\"></a>"
      )
    }
    parts.append("<h2><a href=\"\(link)\">\(card.title.escapedForHTML)</a></h2>")
    if let trouble = trouble(card) { parts.append("<p class=\"trouble\">\(trouble)</p>") }
    parts += numbers(card) + [facts(card), links(card), "</article>"]
    return parts.joined(separator: "\n")
  }

  private static func trouble(_ card: Card) -> String? {
    if let stopped = card.stopped { return "\(stopped.escapedForHTML) before its end" }
    return card.passed ? nil : "checks \(card.checks.escapedForHTML)"
  }

  private static func numbers(_ card: Card) -> [String] {
    guard !card.headline.isEmpty else { return [] }
    let items = card.headline.prefix(3).map {
      "<div><dd>\($0.number.escapedForHTML)</dd><dt>\($0.words.escapedForHTML)</dt></div>"
    }
    return ["<dl>" + items.joined() + "</dl>"]
  }

  private static func facts(_ card: Card) -> String {
    var words = [card.scale, card.data == "none" ? "no data" : card.data, "seed \(card.seed)"]
    if let seconds = card.wallSeconds { words.append(Facts.duration(seconds)) }
    return "<p class=\"facts\">" + words.map(\.escapedForHTML).joined(separator: " · ") + "</p>"
  }

  private static func links(_ card: Card) -> String {
    let stem = "\(card.chapter)/\(card.chapter)".escapedForHTML
    let folder = "\(card.chapter)/metrics.json".escapedForHTML
    let page = card.hasPage ? "<a href=\"\(stem).html\">page</a> " : ""
    return "<p class=\"links\">\(page)<a href=\"\(stem).ipynb\">notebook</a> "
      + "<a href=\"\(folder)\">numbers</a></p>"
  }
}
