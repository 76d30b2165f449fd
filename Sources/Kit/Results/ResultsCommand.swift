import ArgumentParser
import Foundation
import SystemCalls
import Weaving

struct ResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results", abstract: "Write RESULTS.md from the results that were kept.",
    discussion: """
      ./kit results --keep out/08-prototypical-networks/metrics.json copies a run's numbers to \
      data/results/<scale>/, if every number has its protocol card and every card all its fields; \
      then RESULTS.md is written from all files there, and the chapters' README.md from their kept runs: \
      both mark numbers that were made with other sources than today's.
      """)

  @Option(help: "The metrics.json of a run to keep; can be given several times.")
  var keep: [String] = []

  func run() throws {
    let repository = try Repository.find()
    for path in keep { try repository.keep(path) }
    let runs = try KeptRun.all(in: repository)
    guard !runs.isEmpty else {
      throw KitError(
        "kit: \(repository.shortened(repository.resultsFolder)) holds no results; keep a run's with"
          + " ./kit results --keep out/<chapter>/metrics.json.", ExitStatus.missing)
    }
    let page = repository.root + "/RESULTS.md"
    let results = try ResultsPage(runs, repository)
    try repository.write(Data(results.text.utf8), to: page)
    print("Wrote \(repository.shortened(page)), \(results.rows.count) rows")
    try repository.weaveKeptLessons()
  }
}

extension Repository {
  /// Writes the page of every kept run again; a lesson with other cells than its run stays as it is, and is named.
  func weaveKeptLessons() throws {
    for chapter in try chapters() {
      let lesson = KeptLesson(self, chapter)
      guard lesson.isKept else { continue }
      do { try lesson.weave() } catch let failure as KitError { print(failure.sentence) }
    }
  }

  package var resultsFolder: String { root + "/data/results" }

  /// Copies the numbers of a run to the results.
  func keep(_ path: String) throws {
    let kept = try KeptRun.read(path)
    let target = "\(resultsFolder)/\(kept.metrics.scale)/\(kept.fileName)"
    try write(Data(kept.text.utf8), to: target)
    print("Kept \(kept.rows.count) results in \(shortened(target))")
  }
}
