import Foundation
import SystemCalls
import Weaving

/// A chapter that can be read on the forge: `README.md` and `pictures/` in its folder, woven from a kept run whose log
/// stands beside its numbers in `data/results/standard/`.
package struct KeptLesson {
  private let repository: Repository
  private let product: String

  package init(_ repository: Repository, _ chapter: ChapterFolder) {
    (self.repository, product) = (repository, chapter.product)
  }

  private var folder: String { "\(repository.chaptersFolder)/\(product)" }
  private var log: String { "\(repository.resultsFolder)/standard/\(product).jsonl" }
  package var page: String { folder + "/README.md" }
  package var isKept: Bool { BoundedFile.isRegular(log) }

  /// Keeps the log and the pictures of the last run in `out`, and weaves the page.
  package func keep(from out: String) throws {
    let source = OutputFolder(out, product)
    let pictures = KeptPictures(from: source.path, to: folder + "/pictures")
    let events = try events(in: source).map { event in
      var event = event
      event.display = try event.display.map(pictures.keep)
      event.start?.forget()
      return event
    }
    try pictures.removeOthers()
    try repository.write(events.map(\.written).reduce(Data(), +), to: log)
    try weave()
  }

  private func events(in folder: OutputFolder) throws -> [Event] {
    do { return try folder.events() } catch {
      throw KitError("kit: \(error.sentence)", error.code)
    }
  }

  /// Writes the page from the kept log and from `main.swift` as it is today.
  package func weave() throws { try repository.write(Data(text().utf8), to: page) }

  /// What the page should say.
  package func text() throws -> String {
    let source = try repository.text(of: folder + "/main.swift") ?? ""
    let events = Event.read(try repository.text(of: log) ?? "")
      .ofChapter(product, source: folder + "/main.swift")
    guard let run = Run(events: events, source: source, isForAll: true) else {
      throw KitError(
        "kit: \(repository.shortened(log)) is the log of no run; make it with ./kit run \(product) --keep.",
        ExitStatus.missing)
    }
    guard run.visited == run.source.anchored.map(\.id) else {
      throw KitError(
        "kit: main.swift of \(product) has other cells now than its kept run; run it again with"
          + " ./kit run \(product) --keep.", ExitStatus.usage)
    }
    return ForgePage(run, isStale: run.madeWith != repository.madeWith.hash(of: product)).text
  }
}

extension Event.Start {
  /// What this machine and the repository know anyway.
  fileprivate mutating func forget() {
    (file, source) = ("", "")
    workers = workers ?? ProcessInfo.processInfo.activeProcessorCount
  }
}
