import Engine
import Foundation
import Learning
import Notebook
import Plotting
import Testing

@testable import _3_neural_network

private func course(_ validation: [Double]) -> [Pass] {
  validation.map { Pass(training: $0 / 2, validation: $0, accuracy: 1 - $0 / 10) }
}

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 }
}

@Suite("Chapter 3: figures")
struct Chapter03FigureTests {
  @Test("Pictures are square, in order, and labels of mistakes have another colour")
  func pictureGrid() throws {
    let pixels = [[0.0, 0.25, 0.5, 1], [1, 0, 0, 0]]
    let plot = pictures("two", pixels, labels: ["3", "4 → 9"], wrong: [1])
    #expect(plot.title == "two" && plot.marks.count == 1)
    let plain = pictures("two", pixels, labels: ["3", "4 → 9"])
    let drawn = try [plot, plain].map { try svg($0) }
    #expect(drawn.allSatisfy { $0.contains("4 → 9") } && drawn[0] != drawn[1])
  }

  @Test("Beliefs and slopes are bars; of many names every few stand on the axis")
  func beliefBars() throws {
    let plot = beliefs(
      about: [0, 1, 1, 0], label: "b", names: ["a", "b"], probabilities: [0.25, 0.75],
      slopes: [0.25, -0.25])
    #expect(plot.panels[0].count == 3)
    let values = try DrawnMarks(plot).marks.flatMap(\.rows).joined()
    #expect([0.25, 0.75, -0.25].allSatisfy(values.contains))
    #expect(sparse(["a", "b"]) == ["a", "b"])
    #expect(sparse((0..<26).map { "\($0)" }).count { !$0.isEmpty } == 9)
  }

  @Test("Curves begin at pass 1, and a line marks the pass that was kept")
  func curves() throws {
    let drawn = try DrawnMarks(learningCurve(course([4, 2, 3]), kept: 2))
    #expect(isNear(drawn.rows("line “training”")[0], [[1, 2], [2, 1], [3, 1.5]]))
    #expect(isNear(drawn.rows("line “validation”")[0], [[1, 4], [2, 2], [3, 3]]))
    #expect(isNear(drawn.rows("line “validation”")[1], [[1, 0.6], [2, 0.8], [3, 0.7]]))
  }

  @Test("Both pushes stand over the score of the truth")
  func pushes() throws {
    let drawn = try DrawnMarks(
      lossPushes([-1, 1], crossEntropy: [0.9, 0.5], squaredError: [0.02, 0.1]))
    #expect(isNear(drawn.rows("line “cross-entropy”")[0], [[-1, 0.9], [1, 0.5]]))
    #expect(isNear(drawn.rows("line “squared error”")[0], [[-1, 0.02], [1, 0.1]]))
  }

  @Test("Each method shows the course of its best rate, and the end of every rate")
  func methods() throws {
    let trials = Trials(
      name: "Adam", rates: [0.5, 2], runs: [course([5, 4]), course([3, 2])])
    #expect(trials.best == 1 && abs(trials.score - 0.8) < 1e-12)
    let drawn = try DrawnMarks(equalCompute([trials])).rows("line “Adam”")
    #expect(
      isNear(drawn[0], [[1, 0.7], [2, 0.8]]) && isNear(drawn[1], [[0.5, 0.6], [2, 0.8]]))
  }

  @Test("Losses stand over the units; a table has a line for each rate that anybody tried")
  func widths() throws {
    func trials(_ rates: [Float], _ ends: [Double]) -> Trials {
      Trials(name: "", rates: rates, runs: ends.map { course([9, $0]) })
    }
    let all = [trials([0.1, 1], [4, 2]), trials([1, 10], [1, 3])]
    let widths = Widths(units: [2, 8], knobs: [5, 17], trials: all)
    #expect(widths.validation == [2, 1] && widths.training == [1, 0.5])
    let drawn = try DrawnMarks(lossByWidth(widths))
    #expect(isNear(drawn.rows("line “training”")[0], [[2, 1], [8, 0.5]]))
    #expect(isNear(drawn.rows("line “validation”")[0], [[2, 2], [8, 1]]))
    func share(_ value: Double) -> String { value.written(.percent(1)) }
    #expect(
      rows(all) == [
        ["0.1", share(0.6), "–"], ["1.0", share(0.8), share(0.9)], ["10.0", "–", share(0.7)],
      ])
    #expect(rows(widths)[1] == ["8", "17", "1.0", "0.500", "1.000", share(0.9)])
    #expect(rows([all[1]], steps: [7]) == [["", "7", "1.0", share(0.9)]])
    #expect(Said.width(widths).contains("None of these is too wide"))
    let turned = Widths(units: [2, 8], knobs: [5, 17], trials: all.reversed())
    #expect(Said.width(turned).contains("that with 2 units"))
  }

  @Test("A lead is counted image by image at each method's best rate, and named as it is")
  func lead() {
    func trials(_ right: [Bool]) -> Trials {
      let end = Pass(training: 1, validation: 1, accuracy: 0.5, isRight: right)
      return Trials(name: "", rates: [1], runs: [[end]])
    }
    let lead = trials([true, true, false, true]).lead(over: trials([true, false, true, true]))
    #expect(lead.perTask == [0, 1, -1, 0])
    #expect(Said.losses(lead).contains("as well"))
    #expect(Said.losses(TaskScore(perTask: [1, 1])).contains("stays ahead"))
    #expect(Said.losses(TaskScore(perTask: [-1, -1])).contains("squared error is ahead"))
  }

  @Test("Cures are named by their leads, set by set; the network against the nearest image")
  func leads() {
    let treated = Treated(name: "plain", courses: [course([1, 6]), course([3, 2])])
    #expect(treated.score.perTask == [0.4, 0.8])
    let leads = [
      (name: "dropout", lead: TaskScore(perTask: [0.1, 0.1])),
      (name: "weight decay", lead: TaskScore(perTask: [-0.1, 0.2])),
    ]
    #expect(
      Said.cures(leads) == "With these sets, dropout helps; weight decay cannot be told from none.")
    #expect(Said.cures([(name: "a", lead: TaskScore(perTask: [-1, -1]))]).hasSuffix("a harms."))
    #expect(Said.rivals(TaskScore(perTask: [0.1, 0.1])).contains("is 10.0 ± 0.0 points ahead"))
    #expect(Said.rivals(TaskScore(perTask: [-0.1, -0.1])).contains("the nearest image is ahead"))
    #expect(Said.rivals(TaskScore(perTask: [-1, 1, 0])).contains("cannot be told"))
    let right = Evaluation(labels: [0, 1]) { _ in Tensor([1, 0, 1, 0], shape: [2, 2]) }
    #expect(right.score.perTask == [1, 0])
  }

  @Test("A spread is mean, lowest and highest pass by pass, drawn for every treatment")
  func spreads() throws {
    let courses = [course([1, 6]), course([3, 2])]
    let spread = Spread(courses, \.validation)
    #expect(spread.mean == [2, 4] && spread.low == [1, 2] && spread.high == [3, 6])
    let treated = [
      Treated(name: "plain", courses: courses),
      Treated(name: "dropout", courses: [course([2, 8]), course([4, 4])]),
    ]
    let drawn = try DrawnMarks(overFitting(treated, images: 5, turn: 1))
    #expect(isNear(drawn.rows("line “training”")[0], [[1, 1], [2, 2]]))
    #expect(isNear(drawn.rows("line “dropout”")[0], [[1, 3], [2, 6]]))
    #expect(isNear(drawn.rows("line “dropout”")[1], [[1, 0.7], [2, 0.4]]))
  }

  @Test("Weights before and after share their panels; confusion is counted truth by answer")
  func tables() throws {
    let plot = weightPanels(before: [[0, 0, 0, 0]], after: [[0.1, 0, 0, -0.1]])
    #expect(plot.panels[0].map(\.title) == ["before training", "after training"])
    let counts = [[5, 1, 0], [0, 4, 3], [2, 0, 6]]
    let drawn = try svg(confusionTable(counts, names: ["a", "b", "c"]))
    #expect(["where the answers went", ">a<", ">5<", ">6<"].allSatisfy(drawn.contains))
    let most = Confusion(most: counts)
    #expect(most.truth == 1 && most.answer == 2 && most.count == 3)
  }

  private func svg(_ plot: Plot) throws -> String {
    let folder = URL.temporaryDirectory.appending(path: "figure-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try String(
      contentsOfFile: plot.render(to: folder.path, name: "figure").svg, encoding: .utf8)
  }
}
