import Foundation
import Learning
import Plotting
import Testing

@testable import _5_learning_to_learn

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 }
}

private func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

@Suite("Chapter 5: figures")
struct Chapter05FigureTests {
  @Test("A task is its support with the names above, its queries with their truths below")
  func episode() throws {
    let plot = task(
      support: [[0, 0, 0, 1], [1, 0, 0, 0]], query: [[0, 1, 0, 0], [0, 0, 1, 1]], truths: [1, 0])
    #expect(plot.panels.map(\.count) == [1, 1])
    #expect(plot.panels[0][0].title == "support: learn these 2")
    let drawn = try svg(plot)
    #expect(["this is 0", "this is 1", "truth: 1", "truth: 0"].allSatisfy(drawn.contains))
  }

  @Test("Every task is a dot; guessing is the logarithm of the way")
  func losses() throws {
    let after = (0..<80).map { $0 % 2 == 0 ? 1.0 : 2 }
    let joint = (0..<80).map { $0 % 2 == 0 ? 1.25 : 2.25 }
    let before = [Double](repeating: 4, count: 40) + [Double](repeating: 6, count: 40)
    let drawn = try DrawnMarks(turns(before, after: after, steps: 3, joint: joint, way: 4))
    for losses in [after, joint] {
      let rows = losses.indices.map { [Double($0), losses[$0]] }
      #expect(drawn.rows("points").contains { isNear($0, rows) })
    }
    #expect(isNear(drawn.rows("line “guessing”")[0], [[0, log(4)], [80, log(4)]]))
    let ends = ["before learning", "after 3 steps", "no learning"].map { name in
      drawn.rows("line “\(name)”").first.map { [$0[0][1], $0[$0.count - 1][1]] } ?? []
    }
    #expect(isNear(ends, [[4, 6], [1.5, 1.5], [1.75, 1.75]]))
  }

  @Test("Each method's shares stand over the number of examples; or over the steps")
  func shares() throws {
    let lines = [
      ShareLine(name: "a", color: .blue, shares: [0.3, 0.6], intervals: [0.01, 0.02]),
      ShareLine(name: "b", color: .green, stroke: .dashed, shares: [0.5, 0.4], intervals: [0, 0]),
    ]
    let shots = try DrawnMarks(moreExamples([1, 5], lines, tasks: 40, way: 5))
    #expect(isNear(shots.rows("line “a”")[0], [[1, 0.3], [5, 0.6]]))
    #expect(isNear(shots.rows("line “b”")[0], [[1, 0.5], [5, 0.4]]))
    let steps = try DrawnMarks(stepByStep(lines, way: 5))
    #expect(isNear(steps.rows("line “a”")[0], [[0, 0.3], [1, 0.6]]))
    #expect(isNear(steps.rows("line “b”")[0], [[0, 0.5], [1, 0.4]]))
  }

  @Test("Two panels show one wave with its points, before and after")
  func waves() throws {
    let plot = learnedWaves(
      [
        WavePicture(before: [1, 2], after: [3, 4]), WavePicture(before: [0, -1], after: [-2, -3]),
      ],
      at: [-1, 1], wave: [0.5, 0.25], mean: [0.125, 5], points: ([0.75], [-4]))
    #expect(
      plot.panels[0].map(\.title) == ["a wave after all waves", "a wave, from a learned start"])
    let drawn = try DrawnMarks(plot)
    #expect(drawn.rows("line “0 steps”").contains { isNear($0, [[-1, 1], [1, 2]]) })
    #expect(drawn.rows("line “0 steps”").contains { isNear($0, [[-1, 0], [1, -1]]) })
    #expect(drawn.rows("line “10 steps”").contains { isNear($0, [[-1, 3], [1, 4]]) })
    #expect(drawn.rows("line “10 steps”").contains { isNear($0, [[-1, -2], [1, -3]]) })
    #expect(isNear(drawn.rows("line “this wave”")[0], [[-1, 0.5], [1, 0.25]]))
    #expect(isNear(drawn.rows("line “mean of all”")[0], [[-1, 0.125], [1, 5]]))
    #expect(drawn.rows("points").contains { isNear($0, [[0.75, -4]]) })
  }

  private func svg(_ plot: Plot) throws -> String {
    let folder = URL.temporaryDirectory.appending(path: "figure-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try String(
      contentsOfFile: plot.render(to: folder.path, name: "figure").svg, encoding: .utf8)
  }
}

@Suite("Chapter 5: sentences that numbers choose")
struct Chapter05SentenceTests {
  @Test("What learning does to the loss")
  func ability() {
    #expect(Said.ability(before: 4, after: 1, guessing: 1.6).contains("grey line: *before*"))
    #expect(Said.ability(before: 1.5, after: 1, guessing: 1.6).contains("down"))
    #expect(Said.ability(before: 1, after: 2, guessing: 1.6).contains("not help yet"))
  }

  @Test("A lead within its interval ranks nobody; a negative one turns the sentence round")
  func lead() {
    func said(_ mean: Double) -> String { Said.lead(of: "a", over: "b", by: mean, interval: 0.1) }
    #expect(said(0.05).contains("cannot decide"))
    #expect(said(0.2) == "On the same tasks a reads more than b.")
    #expect(said(-0.2) == "On the same tasks b reads more than a.")
  }

  @Test("Steps that were chosen, and whether they were the most; who is at an edge")
  func steps() {
    func chosen(_ steps: Int) -> Tuned {
      let offered = Recipe(rate: 0.1, steps: 15)
      let best = Recipe(rate: 0.1, steps: steps)
      return Tuned(tries: [Tuned.Try(offered: offered, recipe: best, accuracy: 1)])
    }
    #expect(Said.steps(chosen(3), trained: 3).hasSuffix("as many."))
    #expect(Said.steps(chosen(15), trained: 3).contains("15, the most"))
    #expect(Said.steps(chosen(7), trained: 3).hasSuffix("chose 7."))
    let (more, less) = (score(0.5, 0.75, 0.5), score(0.25, 0.5, 0.25))
    #expect(Said.firstStep(pretrained: more, learned: less).hasPrefix("Good features"))
    #expect(Said.firstStep(pretrained: less, learned: more).hasPrefix("The learned start"))
    let mixed = score(0, 1, 0.25)
    #expect(Said.firstStep(pretrained: mixed, learned: less).contains("cannot tell"))
    #expect(Said.edges([("a", []), ("b", [])]).contains("inside"))
    let some = Said.edges([("a", ["the most steps"]), ("b", []), ("c", ["x", "y"])])
    #expect(some.contains("a (the most steps); c (x, y)"))
  }

  @Test("Waves: who beats whom")
  func waves() {
    func said(_ transfer: Double, _ learned: Double, _ mean: Double) -> String {
      let errors = [transfer, learned, mean].map { score($0, $0 + 1, $0) }
      return Said.waves(transfer: errors[0], learned: errors[1], mean: errors[2])
    }
    #expect(said(3, 1, 4).contains("far more"))
    #expect(said(1.5, 1, 4).hasSuffix("worth more."))
    #expect(said(5, 1, 4).contains("better than drawing the mean of all these waves do not show"))
    #expect(said(1, 2, 4).contains("not ahead"))
    #expect(
      said(3.625, 3.5, 3.25).hasPrefix("The learned start is ahead of transfer. That it beats"))
    let unsure = Said.waves(transfer: score(0, 5, 1), learned: score(1, 1, 1), mean: score(9, 9, 9))
    #expect(unsure.contains("not ahead"), "a lead within its interval is none")
  }
}
