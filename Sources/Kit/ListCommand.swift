import ArgumentParser
import Foundation
import Notebook

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The chapters, and what the last run of each was.")

  @Flag(help: "As JSON, for scripts.")
  var json = false

  func run() throws {
    let house = try House.find()
    let rows = try house.chapters().map { ListedChapter($0, lastRun: house.lastRun(of: $0)) }
    if json { return print(try text(rows)) }
    let width = rows.map(\.product.count).max() ?? 0
    for row in rows {
      let name = row.product.padding(toLength: width, withPad: " ", startingAt: 0)
      print("\(row.lastRun?.mark ?? "·") \(name)  \(row.lastRun?.sentence ?? row.title)")
    }
    guard let next = rows.first(where: { $0.lastRun?.mark != "✓" }) else { return }
    print("\nnext: ./kit run \(next.number)")
  }

  private func text(_ rows: [ListedChapter]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
  }
}

/// A line of `kit list`, and an object of `kit list --json`.
struct ListedChapter: Encodable {
  let number: Int
  let product: String
  let name: String
  let title: String
  let lastRun: LastRun?

  init(_ chapter: ChapterFolder, lastRun: LastRun?) {
    (number, product, name) = (chapter.number, chapter.product, chapter.name)
    (title, self.lastRun) = (chapter.title, lastRun)
  }
}

/// What `metrics.json` says about the last run of a chapter.
struct LastRun: Encodable {
  let scale: String
  let seed: UInt64
  let data: String
  let wallSeconds: Double
  /// Why the run has no end; absent from a complete one.
  let stopped: String?

  init(_ metrics: Metrics) {
    (scale, seed, data) = (metrics.scale, metrics.seed, metrics.data)
    (wallSeconds, stopped) = (metrics.wallSeconds, metrics.stopped)
  }

  var mark: String { stopped == nil ? "✓" : "●" }

  var sentence: String {
    stopped.map { "stopped: \($0)" } ?? "\(scale), seed \(seed), \(data), \(duration(wallSeconds))"
  }
}

/// `41 s` or `4 min 20 s`.
private func duration(_ seconds: Double) -> String {
  let whole = Int(seconds.rounded())
  return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
}

extension House {
  func lastRun(of chapter: ChapterFolder) -> LastRun? {
    Metrics.read("\(outFolder)/\(chapter.product)/metrics.json").map(LastRun.init)
  }
}
