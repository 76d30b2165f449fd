import Foundation
import Learning
import Plotting
import Testing

@testable import _7_reptile

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

private func level(_ value: Double) -> [Double] { abscissa.map { _ in value } }

private func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

@Suite("Chapter 7: figures")
struct Chapter07FigureTests {
  @Test("Each learner has a panel with the wave, its points and its curves by steps")
  func waves() throws {
    let learners = [
      Drawn(title: "one", curves: [(0, level(2)), (1, level(3))]),
      Drawn(title: "five", curves: [(0, level(4)), (4, level(1.5))]),
    ]
    let plot = wavePanels(truth: level(0.5), points: ([-1, 2], [0.25, 0.75]), learners)
    #expect(plot.panels[0].map(\.title) == ["one", "five"])
    let drawn = try DrawnMarks(plot)
    #expect(drawn.rows("line").first?[0] == [-5, 0.5])
    #expect(drawn.rows("line “0 steps”").map { $0[0] } == [[-5, 2], [-5, 4]])
    #expect(drawn.rows("line “1 step”")[0][0] == [-5, 3])
    #expect(drawn.rows("line “4 steps”")[0][0] == [-5, 1.5])
    #expect(isNear(drawn.rows("points").first ?? [], [[-1, 0.25], [2, 0.75]]))
  }

  @Test("Errors lie within their intervals, from step 0")
  func errors() throws {
    let drawn = try DrawnMarks(
      waveErrors(
        [(.reptile, [4, 1], [0.5, 0.25]), (.joint, [3, 2], [0.1, 0.2])], average: 5, waves: 7))
    #expect(isNear(drawn.rows("line “Reptile”")[0], [[0, 4], [1, 1]]))
    #expect(isNear(drawn.rows("line “joint training”")[0], [[0, 3], [1, 2]]))
    #expect(isNear(drawn.rows("band")[0], [[0, 3.5, 4.5], [1, 0.75, 1.25]]))
    #expect(isNear(drawn.rows("line “average wave”")[0], [[0, 5], [1, 5]]))
  }

  @Test("Both predictions are a line and dots over the rates")
  func taylor() throws {
    let drawn = try DrawnMarks(
      taylorErrors(rates: [0.01, 0.1], without: [0.2, 0.5], with: [0.02, 0.4], here: 0.05))
    #expect(isNear(drawn.rows("line “2ḡ alone”")[0], [[0.01, 0.2], [0.1, 0.5]]))
    #expect(isNear(drawn.rows("line “2ḡ −").first ?? [], [[0.01, 0.02], [0.1, 0.4]]))
  }

  @Test("Sums and validation scores stand over meta-steps")
  func curves() throws {
    let drawn = try DrawnMarks(
      sums([("g₁", false, [0.2, 0.4]), ("g₂", true, [0.25, 0.5])], looks: [0, 10]))
    #expect(isNear(drawn.rows("line “g₁”")[0], [[0, 0.2], [10, 0.4]]))
    #expect(isNear(drawn.rows("line “g₂”")[0], [[0, 0.25], [10, 0.5]]))
    let shared = try DrawnMarks(
      tails(
        [("g₂", false, [0.2, 0.4]), ("g₂, the same images", true, [0.2, 0.3])], looks: [0, 10]))
    #expect(isNear(shared.rows("line “g₂, the same")[0], [[0, 0.2], [10, 0.3]]))
    let looks = try DrawnMarks(
      validationCurves(
        "v", steps: [5, 10], inductive: [0.5, 0.75], transductive: [0.6, 0.8], kept: 10,
        metaTestSteps: 3))
    #expect(isNear(looks.rows("line “inductive”")[0], [[5, 0.5], [10, 0.75]]))
    #expect(isNear(looks.rows("line “transductive”")[0], [[5, 0.6], [10, 0.8]]))
  }

  @Test("Bars are in the order of their names; a replay has drawings above and answers below")
  func bars() throws {
    let plot = companies([
      Bar(name: "a", mean: 0.25, interval: 0.125), Bar(name: "b", mean: 0.75, interval: 0.0625),
    ])
    let rows = try DrawnMarks(plot).rows("bars")[0]
    #expect(rows[0].contains(0.25) && rows[1].contains(0.75) && rows.count == 2)
    let (paper, ink) = (
      [Double](repeating: 0, count: 784), [Double](repeating: 1, count: 784)
    )
    let asked = [
      Asked(support: paper, query: ink, curves: [[0.2, 0.9], [0.8, 0.1]]),
      Asked(support: ink, query: paper, curves: [[0.3, 0.4], [0.7, 0.6]]),
    ]
    let replay = replayed(asked)
    #expect(replay.panels.map(\.count) == [2, 2])
    let lines = try DrawnMarks(replay).rows("line")
    #expect(isNear(lines[0], [[0, 0.2], [1, 0.9]]) && isNear(lines[3], [[0, 0.7], [1, 0.6]]))
  }
}

@Suite("Chapter 7: what its numbers say")
struct Chapter07SentenceTests {
  @Test("Where the starts begin, and whether a rate was the best, is said as it is")
  func starts() {
    let many = (0...32).map { _ in score(1, 3) }
    func starts(_ joint: [TaskScore], _ reptile: [TaskScore]) -> String {
      Seen.starts(joint: joint, reptile: reptile, average: score(7, 8))
    }
    #expect(starts(many, many).hasPrefix("Before a step the two are alike (2.00 and 2.00; the"))
    #expect(starts(many, many).contains("itself has 7.50). After"))
    #expect(starts(many, many).hasSuffix("cannot be told apart."))
    let behind = (0...32).map { _ in score(4, 6) }
    #expect(starts(many, behind).contains("joint training is ahead"))
    #expect(starts(many, behind).hasSuffix("joint training's is lower."))
    #expect(starts(behind, many).contains("Reptile is ahead"))
    #expect(starts(behind, many).hasSuffix("lie 3.00 ± 0.00 apart, Reptile's is lower."))
    func tuning(_ errors: [Double]) -> String {
      Seen.tuning(GridSearch([0.1, 0.2, 0.4], scores: errors.map { -$0 }), here: 0.1)
    }
    #expect(tuning([2, .nan, .infinity]).contains("is also the one"))
    #expect(tuning([2, .nan, 3]).contains("at an end"))
    #expect(tuning([2, 1, 3]).contains("With 0.2 the joint start would come down to 1.00"))
    #expect(!tuning([2, 1, 3]).contains("at an end"))
  }

  @Test("Sums are ranked only where the same tasks can tell")
  func ranks() {
    let (low, high) = (score(0.25, 0.5, 0.25), score(0.75, 1, 0.75))
    #expect(Seen.sums(first: low, all: high, last: low).contains("stays behind"))
    #expect(Seen.sums(first: low, all: high, last: low).contains("ahead of g₄ alone"))
    #expect(Seen.sums(first: low, all: low, last: high).contains("g₄ alone is ahead"))
    let mixed = score(0, 1, 0.25)
    #expect(Seen.sums(first: mixed, all: low, last: mixed).contains("cannot be told apart"))
    #expect(high.lead(over: low).perTask == [0.5, 0.5, 0.5])
    #expect(Seen.tails(separate: high, shared: low).contains("Other images teach more"))
    #expect(Seen.tails(separate: low, shared: high).contains("the same images teach more"))
    #expect(Seen.tails(separate: mixed, shared: low).contains("no difference"))
    #expect(
      Seen.company(ExamScores(inductive: low, together: high, queriesAlone: high))
        .contains("50.0 ± 0.0 points more than one at a time"))
    #expect(Seen.replay(before: 0.2, after: 0.8, steps: 9).contains("1 are right"))
  }
}
