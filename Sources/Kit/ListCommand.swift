import ArgumentParser
import Escaping
import Foundation
import Weaving
import SystemCalls

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The chapters and exercises, what is done, and what comes next.")

  @Argument(help: "A chapter, to list its exercises.")
  var chapter: String?

  @Flag(help: "As JSON, for scripts.")
  var json = false

  func run() throws {
    let repository = try Repository.find()
    if let chapter {
      return try ExerciseList(repository, repository.chapter(chapter)).show(json: json)
    }
    let progress = try repository.progress()
    let chapters = try repository.chapters().map { ($0, try repository.exercises(of: $0)) }
    let rows = chapters.map { chapter, exercises in
      ListedChapter(
        chapter, lastRun: repository.lastRun(of: chapter), exercises: exercises, progress)
    }
    if json { return print(try jsonText(rows)) }
    show(rows)
    let run = rows.first { $0.number > 0 && $0.lastRun?.mark != "✓" }.map {
      "./kit run \($0.number)"
    }
    let check = chapters.flatMap(\.1).first { !progress.isDone($0) }
      .map { "./kit check \($0.id)   \($0.title)" }
    let next = [run, check].compactMap { $0 }
    if !next.isEmpty { print("\nnext: " + next.joined(separator: "\n      ")) }
  }

  private func show(_ rows: [ListedChapter]) {
    let width = rows.map(\.product.count).max() ?? 0
    let hasExercises = rows.contains { $0.exercises > 0 }
    let terminal = Terminal.of(STDOUT_FILENO)
    for row in rows {
      let name = row.product.padding(toLength: width, withPad: " ", startingAt: 0)
      let count = hasExercises ? "  " + row.count : ""
      let words = row.lastRun?.sentence ?? row.title
      print(terminal.fitted("\(row.lastRun?.mark ?? "·") \(name)\(count)  \(words)"))
    }
    if hasExercises {
      let (done, all) = (rows.reduce(0) { $0 + $1.done }, rows.reduce(0) { $0 + $1.exercises })
      print("\n\(done) of \(all) exercises done (./kit list 1 shows those of chapter 1).")
    }
  }
}

extension Terminal {
  /// The line, cut at the edge of a terminal where a person reads along.
  func fitted(_ line: String) -> String {
    if !isLive || line.columns <= columns { return line }
    return line.prefix(columns - 1) + "…"
  }
}

/// A line of `kit list`, and an object of `kit list --json`.
struct ListedChapter: Encodable {
  let number: Int
  let product: String
  let name: String
  let title: String
  let lastRun: LastRun?
  /// How many exercises the chapter has, and how many of them are done.
  let exercises, done: Int

  init(
    _ chapter: ChapterFolder, lastRun: LastRun?, exercises: [Exercise], _ progress: ExerciseProgress
  ) {
    (number, product, name) = (chapter.number, chapter.product, chapter.name)
    (title, self.lastRun) = (chapter.title, lastRun)
    (self.exercises, done) = (exercises.count, exercises.count(where: progress.isDone))
  }

  /// `2/3`, or blanks.
  var count: String { exercises == 0 ? "   " : "\(done)/\(exercises)" }
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
    (stopped.map { "stopped: \($0)" } ?? "\(scale), seed \(seed), \(data), \(duration(wallSeconds))")
      .visibleLine
  }
}

/// `41 s` or `4 min 20 s`.
private func duration(_ seconds: Double) -> String {
  let whole = Int(nearest: seconds)
  return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
}

extension Repository {
  func lastRun(of chapter: ChapterFolder) -> LastRun? {
    Metrics.read("\(outFolder)/\(chapter.product)/metrics.json").map(LastRun.init)
  }
}
