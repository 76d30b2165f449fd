import Escaping
import Foundation
import SystemCalls

/// What the gallery, `kit list` and the README know of a chapter's last run.
public struct Card: Sendable {
  /// A number and the words under it.
  public struct Headline: Codable, Sendable, Equatable {
    public var number: String
    public var words: String

    package init(number: String, words: String) { (self.number, self.words) = (number, words) }
  }

  public var chapter: String
  public var title: String
  public var scale: String
  public var seed: String
  public var data: String
  public var headline: [Headline]
  /// The picture's path inside the chapter's folder, and the sentence that describes it.
  public var picture: String?
  public var alt: String
  /// `trapped`, `interrupted`…, or `asked`; nil for a run that came to its end.
  public var stopped: String?
  public var checks: String
  public var passed: Bool
  public var wallSeconds: Double?
  public var hasPage: Bool
  /// Whether the page carries what makes its pictures come alive.
  public var isAlive: Bool

  /// The word for a run that `--until` ended.
  static let asked = "asked"
  /// What a page that comes alive says at its head.
  package static let aliveMark = "<meta name=\"live\" content=\"yes\">"

  package init(
    chapter: String, title: String, scale: String, seed: String, data: String,
    headline: [Headline], picture: String?, alt: String, stopped: String?, checks: String,
    passed: Bool, wallSeconds: Double?, hasPage: Bool, isAlive: Bool = false
  ) {
    (self.chapter, self.title, self.scale, self.seed) = (chapter, title, scale, seed)
    (self.data, self.headline, self.picture, self.alt) = (data, headline, picture, alt)
    (self.stopped, self.checks, self.passed) = (stopped, checks, passed)
    (self.wallSeconds, self.hasPage, self.isAlive) = (wallSeconds, hasPage, isAlive)
  }

  /// Reads the notebook and the numbers in `out/<chapter>`; nil when there is no notebook of ours.
  public static func read(out: String, chapter: String) -> Card? {
    let folder = OutputFolder(out, chapter)
    guard let data = try? BoundedFile.read(folder.notebook, atMost: BoundedFile.large),
      let stored = try? JSONDecoder().decode(Stored.self, from: data).metadata
    else { return nil }
    let run = stored.innerloop
    return Card(
      chapter: chapter, title: stored.title, scale: run.scale, seed: run.seed, data: run.data,
      headline: run.headline, picture: folder.hasCover ? "cover.svg" : run.picture,
      alt: run.alt ?? "", stopped: run.stopped,
      checks: run.checks, passed: run.passed,
      wallSeconds: Metrics.read(folder.metrics)?.wallSeconds,
      hasPage: FileManager.default.fileExists(atPath: folder.page), isAlive: folder.isPageAlive)
  }

  private struct Stored: Decodable {
    struct Metadata: Decodable {
      var title: String
      var innerloop: Run
    }
    struct Run: Decodable {
      var scale, seed, data, checks: String
      var headline: [Headline]
      var picture, alt, stopped: String?
      var passed: Bool
    }
    var metadata: Metadata
  }
}

extension OutputFolder {
  fileprivate var hasCover: Bool { FileManager.default.fileExists(atPath: cover) }

  /// By its head: a page has megabytes of pictures.
  fileprivate var isPageAlive: Bool {
    guard BoundedFile.isRegular(page), let file = FileHandle(forReadingAtPath: page),
      let head = try? file.read(upToCount: 4096)
    else { return false }
    return String(decoding: head, as: UTF8.self).contains(Card.aliveMark)
  }
}

extension Run {
  /// What stands on the chapter's card.
  var cover: Event.Display? {
    let displays = events.compactMap(\.display).filter { $0.picture != nil }
    return displays.first { $0.isCover ?? false } ?? displays.first
  }

  /// Why it is no whole run, in a word.
  private var stopped: String? {
    failure?.name.lowercased() ?? (isPartOnly ? Card.asked : nil)
  }

  /// The card's part of the notebook's metadata.
  var card: JSONText {
    let numbers = events.compactMap { event -> JSONText? in
      guard let record = event.record, let words = record.headline else { return nil }
      let style = NumberStyle(record.style ?? "") ?? .shortest
      return .object(["number": .text(style.format(record.value)), "words": .text(words)])
    }
    let cover = cover
    return .object([
      "chapter": .text(start.chapter), "scale": .text(start.scale),
      "seed": .text("\(start.seed)"), "data": .text((facts.dataName ?? "none").visibleLine),
      "headline": .array(numbers), "picture": cover?.picture.map(JSONText.text) ?? .null,
      "alt": cover?.alt.map(JSONText.text) ?? .null,
      "checks": .text("\(passedChecks)/\(checks.count)"),
      "passed": .bool(passedChecks == checks.count),
      "stopped": stopped.map(JSONText.text) ?? .null,
    ])
  }
}
