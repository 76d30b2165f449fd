import Engine
import Foundation
import Plotting
import Testing

@testable import _2_backpropagation

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

@Suite("Chapter 2: figures")
struct Chapter02FigureTests {
  @Test("A computation has a box for each value, and an arrow for each use: two for a square")
  func graph() {
    let a = Value(-1.5, "a")
    let square = a * a
    let graph = computation(Tape([a, square]), blame: [-3, 1], at: [(0, 0), (0, 1)])
    #expect(graph.nodes.map(\.text) == ["a\n−1.50\nblame −3.00", "×\n2.25\nblame 1.00"])
    #expect(graph.edges.map { "\($0.from) → \($0.to)" } == ["0 → 1", "0 → 1"])
    #expect(graph.nodes.map(\.place.row) == [0, 1])
  }

  @Test("In the neuron's picture nobody stands above what it was made from")
  func neuronDown() {
    let inputs = [0.5, 2.0, -0.3, -1.0].map { Value($0) }
    let difference = (inputs[0] * inputs[1] + inputs[2]).tanh() - inputs[3]
    let tape = Tape(inOrder(difference * difference).reversed())
    #expect(tape.names.count == neuronPlaces.count)
    for (value, uses) in tape.uses.enumerated() {
      for use in uses { #expect(neuronPlaces[use.input].row < neuronPlaces[value].row) }
    }
  }

  @Test("Four bars, in the order of their names")
  func mistakes() throws {
    let drawn = try DrawnMarks(fourSlopes(tried: 4, right: 4.5, overwritten: 1, early: 2))
    #expect(drawn.rows("bars")[0].map(\.last) == [4, 4.5, 1, 2])
  }

  @Test("Errors stand over their nudges")
  func nudging() throws {
    let drawn = try DrawnMarks(
      nudgeErrors(
        [1e-8, 1e-2], oneSided: [1e-3, 1e-4], twoSided: [1e-5, 1e-6], single: [1, 0.1], backward: 0)
    )
    #expect(isNear(drawn.rows("line “one-sided, 64 bits”")[0], [[1e-8, 1e-3], [1e-2, 1e-4]]))
    #expect(isNear(drawn.rows("line “two-sided, 64 bits”")[0], [[1e-8, 1e-5], [1e-2, 1e-6]]))
    #expect(isNear(drawn.rows("line “two-sided, 32 bits”")[0], [[1e-8, 1], [1e-2, 0.1]]))
  }

  @Test("Each way has a line over the number of inputs")
  func price() throws {
    let prices = [2, 5].map(Price.init(inputs:))
    let drawn = try DrawnMarks(priceLines(prices))
    #expect(isNear(drawn.rows("line “finite differences”")[0], [[2, 3], [5, 6]]))
    let backward = prices.map { [Double($0.inputs), $0.backward] }
    #expect(isNear(drawn.rows("line “backpropagation”")[0], backward))
    let forward = prices.map { [Double($0.inputs), $0.forward] }
    #expect(isNear(drawn.rows("line “forward mode”")[0], forward))
  }

  @Test("Every order has its line, and a dot at every sixth place")
  func derivatives() throws {
    let x = (0..<8).map(Double.init)
    let rows = (0...3).map { order in x.map { $0 + 10 * Double(order) } }
    let drawn = try DrawnMarks(orders(x, byHand: rows, engine: rows.map { $0.map { $0 + 1 } }))
    #expect(isNear(drawn.rows("line “f‴”")[0], x.map { [$0, $0 + 30] }))
    #expect(isNear(drawn.rows("points")[1], [[0, 11], [6, 17]]))
  }

  @Test("Losses beside their slopes, and every fifth start nudged")
  func ahead() throws {
    let starts = (0..<6).map(Double.init)
    let times = (2...6).map { factor in starts.map { $0 * Double(factor) } }
    let plot = stepAhead(
      starts, losses: (before: times[0], after: times[1]),
      slopes: (full: times[2], forgot: times[3], nudged: times[4]))
    let drawn = try DrawnMarks(plot)
    #expect(isNear(drawn.rows("line “before”")[0], starts.map { [$0, $0 * 2] }))
    #expect(isNear(drawn.rows("line “forgotten”")[0], starts.map { [$0, $0 * 5] }))
    #expect(isNear(drawn.rows("points “nudging”")[0], [[0, 0], [5, 30]]))
  }

  @Test("Six moments with their losses; a film of the first 120 steps")
  func moments() {
    let moons = MoonTask(seed: 1)
    let training = trained(moons, steps: 120)
    let plot = moonMoments(training, of: moons)
    let titles = plot.panels.joined().map { String($0.title.prefix { $0 != ":" }) }
    #expect(titles == [0, 10, 40, 60, 100, 120].map { "step \($0)" })
    #expect(plot.panels.map(\.count) == [3, 3])
    let film = moonFilm(training, of: moons, every: 50)
    #expect(film.frames.map(\.title) == ["step 0", "step 50", "step 100"])
    #expect(moons.answersOnGround(training.networks[0]).count == 81 * 61)
  }
}
