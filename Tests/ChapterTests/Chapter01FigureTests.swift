import Engine
import Foundation
import Plotting
import Testing

@testable import _1_gradient_descent

/// What a plot draws: the rows of numbers of each mark, in the order in which they are drawn. Marks with the same
/// numbers stand there once.
struct DrawnMarks {
  let marks: [(name: String, rows: [[Double]])]

  init(_ plot: Plot) throws {
    let folder = URL.temporaryDirectory.appending(path: "figure-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = try plot.render(to: folder.path, name: "figure").data
    let text = try String(contentsOfFile: data, encoding: .utf8)
    marks = ("\n" + text).split(separator: "\n# ").map { block in
      let lines = block.split(separator: "\n")
      let rows = lines.dropFirst().map { $0.split(separator: "\t").compactMap { Double($0) } }
      return (String(lines[0].drop { $0 != " " }.dropFirst()), Array(rows))
    }
  }

  /// The rows of the marks whose name begins so, without those of arrows.
  func rows(_ name: String) -> [[[Double]]] {
    marks.filter { $0.name.hasPrefix(name) && !$0.name.contains("arrows") }.map(\.rows)
  }
}

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

private func pairs(_ places: some Collection<Point>) -> [[Double]] { places.map { [$0.x, $0.y] } }

@Suite("Chapter 1: figures")
struct Chapter01FigureTests {
  @Test("Each parabola bears its descent, and a title that says how it goes")
  func parabolaPanels() throws {
    let descents = [(rate: 0.25, path: [2.0, 1, 0.5]), (rate: 0.5, path: [2.0, 0])]
    let plot = parabolas(descents, curvature: 2)
    #expect(plot.panels.joined().map(\.title) == ["α = 0.25: too small", "α = 0.5: there at once"])
    let drawn = try DrawnMarks(plot).rows("path")
    #expect(
      isNear(drawn[0], [[2, 4], [1, 1], [0.5, 0.25]]) && isNear(drawn[1], [[2, 4], [0, 0]]))
    #expect(
      [0.9, 0, -0.9, -1.1].map { manner(factor: $0) }
        == ["too small", "there at once", "over and back", "out of the valley"])
  }

  @Test("A bowl's panel has as many steps as were asked for")
  func bowlPanels() throws {
    let path = [Point(3, 1), Point(2, 0.5), Point(1, 0), Point(0, 0)]
    let plot = bowlDescents(
      [("a", Array(path.dropFirst())), ("b", path)], steps: 2, on: Bowl(curvatures: 1, 2), x: 4,
      y: 2)
    let drawn = try DrawnMarks(plot).rows("path")
    #expect(drawn.count == 2 && isNear(drawn[1], pairs(path.prefix(3))))
    #expect(plot.panels[0].map(\.title) == ["a", "b"] && plot.panels[0][0].hasEqualAxes)
  }

  @Test("Hiker and ball stand below each other, with their own ways")
  func hikerAndBallPanels() throws {
    let (hiker, ball) = ([Point(9, 1), Point(8, -1)], [Point(9, 1), Point(5, 0), Point(1, 0)])
    let plot = hikerAndBall(hiker, ball, on: Bowl(curvatures: 1, 50))
    #expect(plot.panels.map { $0[0].title } == ["GD, 1 steps", "Momentum, 2 steps"])
    let drawn = try DrawnMarks(plot)
    #expect(isNear(drawn.rows("path “GD”")[0], pairs(hiker)))
    #expect(isNear(drawn.rows("path “Momentum”")[0], pairs(ball)))
  }

  @Test("The two V meet at the best rate, and measured points are where they were measured")
  func shrinkage() throws {
    let drawn = try DrawnMarks(shrinkFactors([0.9, 0.8], at: [0.1, 0.2], best: 2 / 11))
    #expect(isNear(drawn.rows("points “measured”")[0], [[0.1, 0.9], [0.2, 0.8]]))
    let lines = drawn.rows("line")
    #expect(isNear([lines[0][100], lines[1][100]], [[0.1, 0.9], [0.1, 0]]))
  }

  @Test("Losses are the bowl's heights along the way")
  func lossLines() throws {
    let path = [Point(2, 0), Point(1, 1)]
    let drawn = try DrawnMarks(losses(of: [("a", path)], on: Bowl(curvatures: 1, 4)))
    #expect(isNear(drawn.rows("line “a”")[0], [[0, 2], [1, 2.5]]))
  }

  @Test("Counted steps are dots beside the formula's line")
  func steps() throws {
    let drawn = try DrawnMarks(stepsByCondition([9, 100], [80, 900], [30, 110]))
    #expect(isNear(drawn.rows("points “GD”")[0], [[9, 80], [100, 900]]))
    #expect(isNear(drawn.rows("points “Momentum”")[0], [[9, 30], [100, 110]]))
    let formula = drawn.rows("line").map { $0[0][1] }
    #expect(isNear([formula], [[log(1e9) / log(10.0 / 8), log(1e9) / log(2.0)]]))
  }

  @Test("The valley shows the first steps of each race, and the losses of all")
  func valleyPanels() throws {
    let path = [Point(-1.2, 1), Point(-1, 1), Point(0, 0), Point(1, 1)]
    let races = [("GD", 0), ("Momentum", 0.1), ("Adam", 0.2)].map { name, shift in
      Race(name: name, rate: 0.1, path: path.map { $0 + Point(0, shift) })
    }
    let drawn = try DrawnMarks(valleyWalks(races, steps: 2))
    #expect(isNear(drawn.rows("path “Adam”")[0], pairs(races[2].path.prefix(3))))
    #expect(isNear(drawn.rows("line “GD”")[0], [[1, 4], [2, 1], [3, 0]]))
    let film = valleyRace(races, frames: 4)
    #expect(film.frames.map(\.title) == frameSteps(4).map { "step \($0)" })
    #expect(frameSteps(2, last: 100) == [1, 10, 100])
  }

  @Test("The line's picture has both ways, and the heights their batch")
  func noise() throws {
    var generator = Generator(seed: 3)
    let data = LineData(count: 500, using: &generator)
    let (full, walk) = ([Point(0, 0), Point(1, 0)], [Point(0, 0), Point(0.5, 0), Point(1, 1)])
    let line = try DrawnMarks(lineDescents(data, full: full, stochastic: walk))
    #expect(isNear(line.rows("path “GD”")[0], pairs(full)))
    #expect(isNear(line.rows("path “SGD, m = 1”")[0], pairs(walk)))
    #expect(line.rows("points")[0].count == 400)
    let hovers = [(1, 0.1, 3.0), (4, 0.2, 2.0)].map { Hover(batch: $0, rate: $1, height: $2) }
    let balls = try DrawnMarks(noiseBalls(hovers, formula: 2))
    #expect(isNear(balls.rows("line")[0], [[0.05, 0.1], [0.1, 0.2]]))
    #expect(isNear(balls.rows("points “measured, m = 4”")[0], [[0.05, 2]]))
  }

  @Test("Full descent is a stair over looks; means stand at the end of their bin")
  func looks() throws {
    let full = stairs([9, 4, 1], pass: 10, until: 25)
    #expect(full.map(\.x) == [1, 10, 10, 20] && full.map(\.y) == [9, 9, 4, 4])
    let drawn = try DrawnMarks(
      lossByLooks(
        full: full, between: [1, 5, 20], constant: [3, 2], shrinking: [3, 1], ball: 0.5))
    #expect(isNear(drawn.rows("line “GD”")[0], [[1, 9], [10, 9], [10, 4], [20, 4]]))
    #expect(isNear(drawn.rows("line “SGD, shrinking rate”")[0], [[5, 3], [20, 1]]))
  }
}
