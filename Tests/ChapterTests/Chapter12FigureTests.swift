import Engine
import Foundation
import Learning
import Plotting
import Testing

@testable import _2_hyperparameters

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

@Suite("Chapter 12: figures of rates")
struct Chapter12RateFigureTests {
  @Test("Long lines are thinned to means of neighbours; powers have names")
  func thinning() {
    let line = thinned([1, 3, 5, 7, 9], to: 2)
    #expect(line.x == [1, 3] && line.y == [2, 6])
    #expect([1e-5, 1e-4, 1e-3, 0.1].map(powerName) == ["10⁻⁵", "10⁻⁴", "0.001", "0.1"])
  }

  @Test("Each start has its course of rates, and both kinds of descent their last losses")
  func starts() throws {
    let drawn = try DrawnMarks(
      selfTaught(
        [0.01, 0.1], courses: [[0.02, 0.05], [0.1, 0.07]], staying: [3, 1], learning: [0.6, 0.5],
        epochs: 4))
    let course = drawn.rows("line “α₀ = 0.01”")[0]
    #expect(isNear([course[0], course[199]], [[1, 0.02], [2, 0.05]]))
    #expect(isNear(drawn.rows("line “SGD”")[0], [[0.01, 3], [0.1, 1]]))
    #expect(isNear(drawn.rows("line “SGD-HD”")[0], [[0.01, 0.6], [0.1, 0.5]]))
  }

  @Test("Of the methods that are shown, the last tenth of the rates is drawn as it is")
  func lateRates() throws {
    let rates = (0..<3).map { method in (0..<20).map { Double(method) + Double($0) / 100 } }
    let losses = [[2.0, 1], [4, 3], [6, 5]]
    let drawn = try DrawnMarks(contest(["a", "b", "c"], losses: losses, rates: rates, shown: [2]))
    #expect(isNear(drawn.rows("line “c”")[0], [[1, 6], [2, 5]]))
    #expect(isNear(drawn.rows("line “c”")[1], [[19, 2.18], [20, 2.19]]))
    #expect(drawn.rows("line “b”").count == 1)
  }

  @Test("Greedy comes first, far-sighted second; walks back keep their order, and nought is drawn")
  func courses() throws {
    let drawn = try DrawnMarks(horizons([[0.5, 0.25], [1, 0.75]], losses: [[3, 2], [5, 1]]))
    #expect(isNear(drawn.rows("line “best for the next loss”")[0], [[0, 0.5], [1, 0.25]]))
    #expect(isNear(drawn.rows("line “best for the last loss”")[1], [[0, 5], [1, 1]]))
    let walks = try DrawnMarks(walksBack([0.1, 20], [0.2, 0.3], [0, 0]))
    #expect(isNear(walks.rows("line “floats”")[0], [[0, 0.1], [1, 10]]))
    #expect(isNear(walks.rows("line “whole numbers, digits dropped”")[0], [[0, 0.2], [1, 0.3]]))
    #expect(walks.rows("line “whole numbers, digits kept")[0].allSatisfy { $0[1] > 1e-10 })
    let loud = try DrawnMarks(loudnessCurves([0.3, 12], [[2, 3], [70, 5]]))
    #expect(isNear(loud.rows("line “α = 12”")[0], [[0, 70], [1, 5]]))
  }

  @Test("A schedule's rates begin at step 1, its mean has its interval")
  func schedules() throws {
    let drawn = try DrawnMarks(
      schedulePicture(
        [
          DrawnSchedule(name: "a", rates: [1, 2], mean: 0.7, interval: 0.1),
          DrawnSchedule(name: "b", rates: [4, 0], mean: 0.5, interval: 0.2),
        ], trainings: 9))
    #expect(isNear(drawn.rows("line “b”")[0], [[1, 4], [2, 1e-3]]))
    let points = drawn.rows("points").map { Array($0[0].prefix(2)) }
    #expect(isNear(points, [[0, 0.7], [1, 0.5]]))
  }
}

@Suite("Chapter 12: figures of waves")
struct Chapter12WaveFigureTests {
  private let problems = Family(4, seed: 3, stream: 1).problems

  @Test("A task's panel has its own points, its wave, and what was fitted, cut at the edge")
  func tasks() throws {
    let task = WaveTask(problems, 2)
    let count = problems.traits[2].count
    #expect(task.points.x.count == count && task.title.hasPrefix("\(count) points"))
    #expect(abs(task.truth.y[100] - Double(problems.traits[2](0))) < 1e-6)
    #expect(abs(task.truth.x[200] - Double(problems.traits[2].scale)) < 1e-6)
    let y = task.truth.x.map { _ in 7.0 }
    let curve = FittedCurve(name: "g", color: .blue, y: y)
    let drawn = try DrawnMarks(wavePanels([task], [[curve]]))
    #expect(drawn.rows("line “g”")[0].allSatisfy { $0[1] == 2.2 })
    #expect(drawn.rows("points")[0].count == count)
    #expect(try DrawnMarks(wavePanels([task])).rows("line “g”").isEmpty)
  }

  @Test("The tasks nearest to wanted scales are found in their order")
  func nearestTasks() {
    let scales = problems.traits.map { Double($0.scale) }
    #expect(nearest([scales[3], scales[1]], in: problems) == [3, 1])
  }

  @Test(
    "A pupil's scores stand beside the level that it began with; norms that blew up are left out")
  func source() throws {
    let encoder = ValidationCurve(name: "g", steps: [0, 8], scores: [-1, -2], fixed: -1.5)
    let drawn = try DrawnMarks(validationPicture([encoder], [1, 100, .infinity], limit: 30))
    #expect(isNear(drawn.rows("line “g”")[0], [[0, -1], [8, -2]]))
    #expect(isNear(drawn.rows("line “fixed, for g”")[0], [[0, -1.5], [8, -1.5]]))
  }

  @Test("Answers stand side by side, searches over their trainings, on the same scale")
  func prices() throws {
    func priced(_ name: String, _ trainings: Double, _ mean: Double) -> Priced {
      Priced(name: name, trainings: trainings, mean: mean, interval: 0.25)
    }
    let plot = priceOfSettings(
      [[priced("anywhere", 1, -1), priced("anywhere", 2, -2)], [priced("around", 1, -3)]],
      grids: [priced("grid", 10, -1.5)], halvings: [priced("halving", 100, -1.25)],
      answers: [priced("default", 1, -0.5), priced("fixed", 1, -0.75)],
      oracle: -4, tasks: 6)
    let drawn = try DrawnMarks(plot)
    #expect(isNear(drawn.rows("line “anywhere”")[0], [[1, -1], [2, -2]]))
    let points = drawn.rows("points").map { Array($0[0].prefix(2)) }
    #expect(isNear(points, [[0, -0.5], [1, -0.75], [10, -1.5], [100, -1.25]]))
    #expect(plot.panels[0][0].y.range == plot.panels[0][1].y.range)
  }

  @Test("Tables have a row for each hyperparameter; choices stand over their trait")
  func choices() throws {
    let followed = Followed(
      trait: "scale", knob: "momentum", traits: [1, 2], choices: [0.5, 0.25], fixed: 0.125)
    let drawn = try DrawnMarks(choicePanels([followed]))
    #expect(isNear(drawn.rows("points")[0], [[1, 0.5], [2, 0.25]]))
    let plot = correlationTables(
      [[0.5, -1]], standardised: [[0.25, 0]], rows: ["a"], columns: ["b", "c"])
    let values = try DrawnMarks(plot).marks.flatMap(\.rows).joined()
    #expect([0.5, -1, 0.25].allSatisfy(values.contains))
  }
}
