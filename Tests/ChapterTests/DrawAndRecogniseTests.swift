import BrowserSupport
import Datasets
import Foundation
import Learning
import Testing

/// Who draws into chapter 8's page is read as well as who drew the data: drawings that no training saw go as a pointer's
/// strokes through the page's own squares.
@Suite("Live pages: draw and recognise", .serialized, .enabled(if: Chromium.isInstalled))
struct DrawAndRecogniseTests {
  private static let chapter = "08-prototypical-networks"

  @Test("200 drawings of the built-in writers are named as often as the run says")
  func invented() throws {
    let letters = try alphabets(at: nil)
    let split = letters.randomSplit(training: .asClasses, evaluation: .asClasses)
    try expectRunsScore(QuickRun.of(Self.chapter), on: split)
  }

  @Test("200 real ones, too", .enabled(if: realOmniglot != nil))
  func real() throws {
    let run = try ChapterRun(Self.chapter, data: realOmniglot, page: true)
    defer { run.clean() }
    try expectRunsScore(run, on: alphabets(at: realOmniglot).vinyalsSplit())
  }

  private func expectRunsScore(_ run: ChapterRun, on split: ClassSplit) throws {
    let sampler = try EpisodeSampler(split.test.open(), way: 5, shot: 1, queries: 1)
    let tasks = (0..<40).map { sampler.evaluationTask($0) }
    let answers = try replayed(tasks, on: run.page)
    #expect(answers.count == 200)
    let right = answers.enumerated().count { $1[0] == $0 % 5 }
    let share = Double(right) / Double(answers.count)
    let score = try #require(run.records["protonet-5w1s"])
    let half = intervalOfShare(share, of: answers.count) + (score.ci95 ?? 0)
    #expect(
      abs(share - score.value) <= half,
      "the page named \(right) of 200; the run's score is \(score.value) ± \(score.ci95 ?? 0)")
  }

  /// What the network and the pixels took each query for.
  private func replayed(_ tasks: [Episode], on page: URL) throws -> [[Int]] {
    struct Task: Encodable { let support, queries: [[Float]] }
    func drawings(_ examples: LabelledImages) -> [[Float]] {
      (0..<examples.count).map { examples.images.sliced(0, $0..<$0 + 1).scalars }
    }
    let drawn = tasks.map { Task(support: drawings($0.support), queries: drawings($0.query)) }
    let script = LiveModule.repository + "/Sources/Benchmarks/Browser/replay.mjs"
    let answer = try LiveModule.run(
      "/usr/bin/env", ["node", script, page.path],
      input: String(decoding: JSONEncoder().encode(drawn), as: UTF8.self))
    return try JSONDecoder().decode([[Int]].self, from: Data(answer.utf8))
  }
}
