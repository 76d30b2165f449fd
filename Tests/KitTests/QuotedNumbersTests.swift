import Foundation
import Kit
import Testing
import Weaving

/// What the repository's pages say was measured, and a number that the code has left behind is marked.
struct QuotedNumbersTests {
  let repository = Repository(root: Sandbox.repository)

  @Test func theResultsAreThoseOfTheKeptRecordsWithTheirMarks() throws {
    let page = try ResultsPage(KeptRun.all(in: repository), repository).text
    #expect(try repository.text(of: repository.root + "/RESULTS.md") == page, "./kit results")
  }

  /// The page of a chapter quotes its kept log, RESULTS.md the numbers beside it: they are of one run.
  @Test func theKeptLogAndTheKeptNumbersAreOfOneRun() throws {
    for chapter in try repository.chapters() where chapter.hasPage {
      let kept = "\(repository.root)/data/results/standard/\(chapter.product)"
      guard let log = try repository.text(of: kept + ".jsonl") else { continue }
      let numbers = try #require(Metrics.read(kept + ".json"), "\(chapter.product)")
      let run = try #require(Run(events: Event.read(log)))
      #expect(numbers.madeWith == run.madeWith, "\(chapter.product)")
      #expect(
        numbers.records.mapValues(\.value) == run.facts.records.mapValues(\.value),
        "\(chapter.product): keep the run again")
    }
  }

  @Test func noChapterTakesLongerToReadThanTwentyMinutes() throws {
    for chapter in try repository.chapters() where chapter.hasPage {
      let path = "\(repository.chaptersFolder)/\(chapter.product)/README.md"
      let page = try #require(try repository.text(of: path))
      let minutes = try #require(page.firstMatch(of: /(\d+) minutes to read/))
      #expect(try #require(Int(minutes.1)) <= 20, "\(chapter.product)")
    }
  }

  @Test func theReadmeQuotesWhatWasMeasured() throws {
    let texts = try ["README.md", "RESULTS.md", "Sources/Benchmarks/RESULTS.md"].map {
      try #require(try repository.text(of: "\(repository.root)/\($0)"))
    }
    #expect(Quotations(results: texts[1], benchmarks: texts[2]).faults(in: texts[0]) == [])
  }

  @Test(arguments: [
    ("| a step | 30.0 ms | 0.29 s |", [String]()), ("| a step | 30.1 ms |", ["30.1 ms"]),
    ("| a start | 0.28 s |", ["0.28 s"]), ("reaches 98.6 % ± 0.4 %", []),
    ("reaches 98.7 %", ["98.7 %"]), ("reaches 91.2 %†", []),
    ("reaches 91.2 %", ["91.2 %, which is stale"]), ("a loss of 0.31 ± 0.02", []),
    ("a loss of 0.32 ± 0.02", ["0.32 ± 0.02"]), ("Swift 6.3, forty lines, 14 chapters", []),
  ])
  func whatWasNotMeasuredIsFound(text: String, faults: [String]) {
    let quotations = Quotations(
      results: """
        | MAML | 98.6\u{A0}% ± 0.4\u{A0}% | `./kit run 6` |
        | ANIL | 91.2\u{A0}% ± 0.4\u{A0}% † | `./kit run 6` |
        | waves | 0.31 ± 0.02 | `./kit run 6` |
        """, benchmarks: "| InnerLoop | 29.95 | 64 % |\n| chapter 1 | 287.91 |")
    #expect(quotations.faults(in: text) == faults)
  }
}

/// Numbers with a unit, and where they must stand: times among the benchmarks, scores among the results.
struct Quotations {
  let results: String
  let benchmarks: String

  func faults(in text: String) -> [String] {
    let lines = text.replacing("\u{A0}", with: " ").split(separator: "\n")
    return lines.flatMap { line in
      line.matches(of: /(\d+(?:\.\d+)?) (ms|s)\b/).filter { !isMeasured(String($0.1), $0.2 == "s") }
        .map { String($0.0) }
        + line.matches(of: /-?\d+(?:\.\d+)?(?: %| ± \d+(?:\.\d+)?)/).compactMap {
          fault(String($0.0), isMarked: line.contains("†"))
        }
    }
  }

  /// To half a unit of its last digit.
  private func isMeasured(_ number: String, _ inSeconds: Bool) -> Bool {
    let digits = number.split(separator: ".").dropFirst().first?.count ?? 0
    let times = benchmarks.matches(of: /\d+(?:\.\d+)?/).compactMap { Double($0.0) }
    return times.contains {
      abs($0 / (inSeconds ? 1000 : 1) - Double(number)!) <= 0.5 * pow(10, -Double(digits)) + 1e-9
    }
  }

  private func fault(_ score: String, isMarked: Bool) -> String? {
    let rows = results.replacing("\u{A0}", with: " ").split(separator: "\n").filter {
      $0.firstMatch(of: try! Regex("(^|[^0-9.-])" + NSRegularExpression.escapedPattern(for: score)))
        != nil
    }
    if rows.isEmpty { return score }
    return isMarked || rows.contains { !$0.contains("†") } ? nil : "\(score), which is stale"
  }
}
