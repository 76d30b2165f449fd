import Foundation
import Identity

/// One line of a run's event log, `events.jsonl`.
package struct Event: Codable, Equatable, Sendable {
  package enum Kind: String, Codable, Sendable {
    case start, cell, print, display, live, record, sentence, expect, data, note, pools, tested,
      training, stop,
      end, trainings
  }

  package var kind: Kind
  package var line: Int?
  /// Seconds since the run began; of a training loop that is over, what it took in all sittings.
  package var at: Double?
  package var start: Start?
  /// The id of a cell, the name of a record, the key of a note.
  package var name: String?
  /// A digest of the data's contents.
  package var contents: String?
  /// Printed text, the sentence of a check, the reason of a stop.
  package var text: String?
  package var display: Display?
  package var live: Live?
  package var record: Record?
  /// Nil for a check that was not made here; its sentence says why.
  package var passed: Bool?
  package var note: ProtocolValue?
  /// What was drawn from each part of the data.
  package var pools: [String: PoolRecord]?
  /// What several seeds came to.
  package var trainings: Trainings?
  package var code: Int32?
  package var end: End?

  package init(_ kind: Kind, line: Int? = nil, at: Double? = nil) {
    self.kind = kind
    self.line = line
    self.at = at
  }

  /// What is known before the first cell.
  package struct Start: Codable, Equatable, Sendable {
    package var chapter: String
    package var title: String?
    package var scale: String
    package var seed: UInt64
    package var until: String?
    package var workers: Int?
    /// The path of `main.swift` on this machine, for re-weaving; never written to a notebook.
    package var file: String
    package var source: String
    /// The settings that the chapter declares, with their values in this run.
    package var settings: [Setting]?
    package var answers: OwnAnswers?

    package init(
      chapter: String, title: String?, scale: String, seed: UInt64, until: String?,
      workers: Int?, file: String, source: String
    ) {
      (self.chapter, self.title, self.scale, self.seed) = (chapter, title, scale, seed)
      (self.until, self.workers, self.file, self.source) = (until, workers, file, source)
    }
  }

  /// How the run ended, added by the supervisor; the seconds are those of all its sittings.
  package struct End: Codable, Equatable, Sendable {
    package var wallSeconds: Double
    package var peakMemoryBytes: Int
    package var failure: Failure?
    /// What its numbers were made with; see ``MadeWith``.
    package var madeWith: String?

    package init(
      wallSeconds: Double, peakMemoryBytes: Int, failure: Failure?, madeWith: String? = nil
    ) {
      (self.wallSeconds, self.peakMemoryBytes) = (wallSeconds, peakMemoryBytes)
      (self.failure, self.madeWith) = (failure, madeWith)
    }
  }

  /// What takes a picture's place in a browser.
  package struct Live: Codable, Equatable, Sendable {
    package var part: String
    package var picture: String
    package var keepsPicture: Bool
    package var settings: [String: Double]
    /// Texts for the script, `score` among them.
    package var words: [String: String]
    /// The path of the weights, as binary16.
    package var weights: String?

    package init(
      part: String, picture: String, keepsPicture: Bool, settings: [String: Double],
      words: [String: String]
    ) {
      (self.part, self.picture, self.keepsPicture) = (part, picture, keepsPicture)
      (self.settings, self.words) = (settings, words)
    }
  }

  /// A picture or a text in several forms; paths are relative to the chapter's output folder.
  package struct Display: Codable, Equatable, Sendable {
    package var alt: String?
    package var plain: String?
    package var markdown: String?
    package var html: String?
    package var files: [String: String]?
    /// The same picture for a telephone, for the page alone.
    package var narrow: String?
    /// The size on a page, in pixels.
    package var width: Int?
    package var height: Int?
    /// Whether it stands on the chapter's card in the gallery.
    package var isCover: Bool?

    package init(
      alt: String? = nil, plain: String? = nil, markdown: String? = nil, html: String? = nil,
      files: [String: String]? = nil, width: Int? = nil, height: Int? = nil, isCover: Bool? = nil
    ) {
      (self.alt, self.plain, self.markdown, self.html) = (alt, plain, markdown, html)
      (self.files, self.width, self.height, self.isCover) = (files, width, height, isCover)
    }
  }
}

extension [Event] {
  /// The log of a chapter whose `main.swift` stands here. Whose files are read beside it, and whose scripts run, is not
  /// for a log to say: it may come from elsewhere.
  package func ofChapter(_ chapter: String, source: String) -> [Event] {
    map { event in
      var event = event
      event.start?.chapter = chapter
      event.start?.file = source
      return event
    }
  }
}

extension Event {
  /// The events of a log; a last line that was cut off by a kill is left out.
  package static func read(_ text: String) -> [Event] {
    let decoder = JSONDecoder()
    return text.split(separator: "\n").compactMap {
      try? decoder.decode(Event.self, from: Data($0.utf8))
    }
  }

  /// One line, with its newline.
  package var written: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)) ?? Data("{}".utf8)) + Data("\n".utf8)
  }
}
