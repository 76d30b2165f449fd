import Engine
import Foundation
import TestSupport
import Testing

@testable import _1_gradient_descent

private let bowls = [Bowl(curvatures: 1, 10), Bowl(3, 2, 3), Bowl(2, -0.7, 0.5)]
private let places = [Point(-1.2, 1), Point(0.3, -0.4), Point(2, 1.5)]

private func tensor(_ point: Point) -> Tensor { Tensor([Float(point.x), Float(point.y)]) }

@Suite("Chapter 1: landscapes")
struct LandscapeTests {
  @Test("A bowl's value and gradient are the engine's", arguments: bowls.indices)
  func bowl(index: Int) {
    let bowl = bowls[index]
    let matrix = Tensor([bowl.a, bowl.b, bowl.b, bowl.c].map { Float($0) }, shape: [2, 2])
    for place in places {
      let (value, slope) = valueWithGradient(at: tensor(place)) { theta in
        let column = theta.reshaped([2, 1])
        return (column * matrix.matmul(column)).sum() * 0.5
      }
      let byHand = bowl.gradient(place)
      #expect(abs(Double(value.item) - bowl.value(place)) < 1e-5)
      #expect(largestError(slope.scalars, [Float(byHand.x), Float(byHand.y)]) < 1e-5)
    }
  }

  @Test("Eigenvalues have the matrix's trace and determinant, in order", arguments: bowls.indices)
  func eigenvalues(index: Int) {
    let bowl = bowls[index]
    let (low, high) = bowl.eigenvalues
    #expect(low < high)
    #expect(abs(low + high - (bowl.a + bowl.c)) < 1e-12)
    #expect(abs(low * high - (bowl.a * bowl.c - bowl.b * bowl.b)) < 1e-12)
    #expect(abs(bowl.condition - high / low) < 1e-12)
  }

  @Test("The valley's gradient is the engine's, its Hessian the gradient's slope")
  func valley() {
    let valley = Valley()
    for place in places {
      let slope = valueWithGradient(at: tensor(place)) { theta in
        let (x, y) = (theta.sliced(0, 0..<1), theta.sliced(0, 1..<2))
        return ((1 - x).squared() + 100 * (y - x.squared()).squared()).sum()
      }.gradient
      let byHand = valley.gradient(place)
      #expect(largestError(slope.scalars, [Float(byHand.x), Float(byHand.y)]) < 1e-4)

      let hessian = valley.hessian(place)
      for direction in [Point(1, 0), Point(0, 1)] {
        let ahead = valley.gradient(place + 1e-5 * direction)
        let behind = valley.gradient(place - 1e-5 * direction)
        #expect(((ahead - behind) / 2e-5 - hessian.gradient(direction)).length < 1e-4)
      }
    }
    #expect(valley.value(Point(1, 1)) == 0)
  }

  @Test("A line's gradient is the engine's, the mean over its points, and zero at the closed form")
  func line() {
    var generator = Generator(seed: 3)
    let data = LineData(count: 50, using: &generator)
    let x = Tensor(data.x.map { Float($0) })
    let y = Tensor(data.y.map { Float($0) })
    for place in places {
      let slope = valueWithGradient(at: tensor(place)) { theta in
        let line = theta.sliced(0, 0..<1) * x + theta.sliced(0, 1..<2)
        return (line - y).squared().mean() * 0.5
      }
      let full = data.gradient(place)
      #expect(largestError(slope.gradient.scalars, [Float(full.x), Float(full.y)]) < 1e-4)
      #expect(abs(Double(slope.value.item) - data.value(place)) < 1e-4)
      let singles = data.x.indices.map { data.gradient(place, over: CollectionOfOne($0)) }
      #expect((singles.reduce(.zero, +) / 50 - full).length < 1e-12)
      #expect((data.curvature.gradient(place - data.closedForm) - full).length < 1e-12)
    }
    #expect(data.gradient(data.closedForm).length < 1e-12)
  }
}

@Suite("Chapter 1: descent")
struct DescentTests {
  @Test("A path has its start and one place per step, and ends where numbers end")
  func path() {
    let halving = descend(from: Point(8, 4), steps: 3) { $0 / 2 }
    #expect(halving == [Point(8, 4), Point(4, 2), Point(2, 1), Point(1, 0.5)])
    let leaving = descend(from: Point(1, 1), steps: 100) { $0 * 1e100 }
    #expect(leaving.count == 4 && leaving.allSatisfy { $0.x.isFinite })
  }

  @Test("The measured rate of a geometric approach is its factor, whatever the goal")
  func rate() {
    let goal = Point(2, -1)
    let path = descend(from: Point(5, 5), steps: 40) { goal + 0.9 * ($0 - goal) }
    #expect(abs(measuredRate(path, to: goal) - 0.9) < 1e-12)
    #expect(stepsToShrink(path, by: 10, to: goal) == 22)  // 0.9²² < 1/10 < 0.9²¹
    #expect(stepsToShrink(path, by: 1e9, to: goal) == nil)
  }

  @Test("The largest stable rate is 2/λmax, for turned bowls too", arguments: bowls.indices)
  func stability(index: Int) {
    let bowl = bowls[index]
    let found = largestStableRate(from: Point(1, 0.5), upTo: 10, bowl.gradient)
    #expect(abs(found * bowl.eigenvalues.high / 2 - 1) < 1e-9)
  }

  @Test("A stochastic step is a full step when every point is the same, and repeats with its seed")
  func stochastic() {
    var generator = Generator(seed: 5)
    let one = LineData(count: 1, using: &generator)
    let full = descend(from: Point(1, 1), steps: 5) { $0 - 0.1 * one.gradient($0) }
    let path = stochasticDescent(
      on: one, from: Point(1, 1), steps: 5, batch: 3, using: &generator
    ) { _ in 0.1 }
    #expect(zip(full, path).allSatisfy { ($0 - $1).length < 1e-12 } && path.count == 6)

    let data = LineData(count: 30, using: &generator)
    var (first, second) = (generator, generator)
    let walks = [
      stochasticDescent(on: data, from: .zero, steps: 9, batch: 2, using: &first) {
        0.1 / Double($0 + 1)
      },
      stochasticDescent(on: data, from: .zero, steps: 9, batch: 2, using: &second) {
        0.1 / Double($0 + 1)
      },
    ]
    #expect(walks[0] == walks[1] && walks[0][1] != walks[0][2])
  }

  @Test("The noise ball grows with the rate and shrinks with the batch; a long walk hovers there")
  func ball() {
    var generator = Generator(seed: 7)
    let data = LineData(count: 100, using: &generator)
    let height = noiseBall(of: data, rate: 0.02, batch: 2)
    #expect(abs(noiseBall(of: data, rate: 0.04, batch: 4) / height - 1) < 1e-12)
    let lowest = data.closedForm
    let path = stochasticDescent(
      on: data, from: lowest, steps: 60_000, batch: 2, using: &generator
    ) { _ in 0.02 }
    let mean = path.reduce(0) { $0 + data.value($1) - data.value(lowest) } / Double(path.count)
    #expect(abs(mean / height - 1) < 0.25)
  }
}

@Suite("Chapter 1: the run")
struct Chapter01RunTests {
  static let one = Result { try ChapterRun("01-gradient-descent", ["--workers", "1"]) }
  static let two = Result { try QuickRun.of("01-gradient-descent") }

  @Test("A quick run passes its own checks and reaches the closed forms")
  func records() throws {
    let run = try Self.one.get()
    expectSuccess(run)
    #expect(try abs(run.value("gd-rate") - 9.0 / 11) < 1e-9)
    #expect(try abs(run.value("largest-stable-rate") - 0.2) < 1e-9)
    #expect(try abs(run.value("momentum-rate") - 9.0 / 11) < 2e-3)
    #expect(try run.value("momentum-speed-up-1000") > 15)
    #expect(try run.value("library-gap") < 1e-3)
    #expect(try run.value("valley-steps-momentum") * 5 < run.value("valley-steps-gd"))
    #expect(try run.value("sgd-after-one-pass") * 20 < run.value("gd-after-one-pass"))
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.one.get().notebookFaults() == [])
  }

  @Test("Two runs, with one worker and with two, make the same records bit for bit")
  func reproducible() throws {
    try expectSameRecords(Self.one.get(), Self.two.get(), moreThan: 15)
  }
}
