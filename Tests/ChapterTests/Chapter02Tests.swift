import Engine
import Foundation
import Learning
import Testing

@testable import _2_backpropagation

private typealias Operation = (name: String, atoms: Int, function: @Sendable ([Value]) -> Value)

private let operations: [Operation] = [
  ("+", 2, { $0[0] + $0[1] }), ("−", 2, { $0[0] - $0[1] }), ("×", 2, { $0[0] * $0[1] }),
  ("÷", 2, { $0[0] / $0[1] }), ("tanh", 1, { $0[0].tanh() }), ("exp", 1, { $0[0].exp() }),
  ("shared", 2, { ($0[0] * $0[1]).tanh() * $0[0] * $0[0] / ($0[1] + $0[0].exp()) }),
]

/// ∂function/∂(argument) at `x` by central differences.
private func nudged(_ x: [Double], _ argument: Int, _ function: ([Double]) -> Double) -> Double {
  var (up, down) = (x, x)
  up[argument] += 1e-5
  down[argument] -= 1e-5
  return (function(up) - function(down)) / 2e-5
}

@Suite("Chapter 2: values")
struct ValueTests {
  @Test("Slopes of first and second order are those of finite differences", arguments: 0..<7)
  func slopes(index: Int) {
    let operation = operations[index]
    let x = Array([0.7, -1.3].prefix(operation.atoms))
    func slope(_ x: [Double], _ argument: Int) -> Double {
      let values = x.map { Value($0) }
      return gradient(of: operation.function(values), at: values)[argument].number
    }
    for argument in x.indices {
      let first = nudged(x, argument) { operation.function($0.map { Value($0) }).number }
      #expect(abs(slope(x, argument) - first) < 1e-8, "\(operation.name), argument \(argument)")
      for other in x.indices {
        let values = x.map { Value($0) }
        let inner = gradient(of: operation.function(values), at: values)[argument]
        let second = gradient(of: inner, at: values)[other].number
        let expected = nudged(x, other) { slope($0, argument) }
        #expect(abs(second - expected) < 1e-7, "\(operation.name), ∂²/∂\(argument)∂\(other)")
      }
    }
  }

  @Test("The third derivative of tanh is its closed form")
  func thirdOrder() {
    for place in [-2.0, -0.3, 0.0, 1.1] {
      let x = Value(place)
      var value = x.tanh()
      for _ in 1...3 { value = gradient(of: value, at: [x])[0] }
      let t = Foundation.tanh(place)
      #expect(abs(value.number - (1 - t * t) * (6 * t * t - 2)) < 1e-14)
    }
  }

  @Test("Forward mode finds the same slopes as reverse mode")
  func bothModes() {
    let x = [Value(0.4), Value(-0.9)]
    let output = operations[6].function(x)
    let reverse = gradient(of: output, at: x)
    for (input, expected) in zip(x, reverse) {
      #expect(abs(forwardDerivative(of: output, along: input).number - expected.number) < 1e-14)
    }
    #expect(forwardDerivative(of: output, along: Value(1)).number == 0)
  }

  @Test("Blame is added where paths meet; overwriting it or coming too early loses some")
  func sharedValues() {
    let a = Value(3)
    let square = a * a
    let f = square + square * a  // 2a + 3a² = 33
    #expect(gradient(of: f, at: [a])[0].number == 33)
    #expect(gradient(of: f, at: [a], combine: { _, new in new })[0].number != 33)
    let early = gradient(of: f, at: [a], order: [f, square, f.inputs[1], a])
    #expect(early[0].number != 33)
  }

  @Test("An input without influence has no blame, and the output blames itself with one")
  func ends() {
    let (a, b) = (Value(2), Value(5))
    #expect(gradient(of: a.exp(), at: [b])[0].number == 0)
    #expect(gradient(of: a, at: [a])[0].number == 1)
  }

  @Test("The order has every value once, and none before all who used it")
  func order() {
    let x = [Value(0.4), Value(-0.9)]
    let found = inOrder(operations[6].function(x))
    let places = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.serial, $0) })
    for value in found {
      for input in value.inputs { #expect(places[input.serial]! > places[value.serial]!) }
    }
  }
}

@Suite("Chapter 2: two moons")
struct MoonTests {
  @Test("Half of the points lie on each moon, and the moons of no noise do not touch")
  func moons() {
    var generator = Generator(seed: 1)
    let data = Moons(count: 200, noise: 0, using: &generator)
    #expect(data.labels.reduce(0, +) == 0)
    for (point, label) in zip(data.points, data.labels) {
      let (x, y) = label < 0 ? (point.x, point.y) : (1 - point.x, 0.5 - point.y)
      #expect(abs(x * x + y * y - 1) < 1e-6 && y >= -1e-6)
    }
  }

  @Test("The network answers, and its loss slopes, the same in values and in the engine")
  func sameNetwork() {
    var generator = Generator(seed: 2)
    let data = Moons(count: 7, using: &generator)
    let layout = Layout(widths: [2, 5, 3, 1])
    #expect(layout.count == 2 * 5 + 5 + 5 * 3 + 3 + 3 + 1)
    let numbers = layout.initial(using: &generator).map { $0 + 0.1 }  // no bias is zero
    let values = numbers.map { Value($0) }
    let slopes = gradient(of: layout.loss(values, data), at: values)

    let points = Tensor(data.points.flatMap { [Float($0.x), Float($0.y)] }, shape: [7, 2])
    let labels = Tensor(data.labels.map { Float($0) }, shape: [7, 1])
    let engine = valueWithGradient(at: Tensor(numbers.map { Float($0) })) {
      squaredError(layout.answers($0, points), labels)
    }
    #expect(abs(Double(engine.value.item) - layout.loss(values, data).number) < 1e-5)
    for (index, slope) in slopes.enumerated() {
      #expect(abs(Double(engine.gradient[index]) - slope.number) < 1e-5, "parameter \(index)")
    }
  }
}

@Suite("Chapter 2: the run")
struct Chapter02RunTests {
  static let one = Result { try ChapterRun("02-backpropagation", ["--workers", "1"]) }
  static let two = Result { try QuickRun.of("02-backpropagation") }

  @Test("A quick run passes its own checks and agrees with closed forms and the engine")
  func records() throws {
    let run = try Self.one.get()
    expectSuccess(run)
    #expect(try run.value("engine-gap") < 1e-5)
    #expect(try run.value("third-order-gap") < 1e-13)
    #expect(try run.value("engine-third-order-gap") < 1e-4)
    #expect(try run.value("value-gap") < 1e-15)
    #expect(try run.value("best-two-sided-gap") < run.value("best-one-sided-gap"))
    #expect(try run.value("price-backward") < 5)
    #expect(try run.value("price-forward") > 100)
    #expect(try run.value("outer-slope-gap") < 1e-8)
    #expect(try run.value("wrong-sign-share") > 0.05)
    #expect(try run.value("moons-gap") < 1e-4)
    #expect(try run.value("moons-test-accuracy") > 0.93)
  }

  @Test("Its notebook is whole and valid") func notebook() throws {
    #expect(try Self.one.get().notebookFaults() == [])
  }

  @Test("Two runs, with one worker and with two, make the same records bit for bit")
  func reproducible() throws {
    try expectSameRecords(Self.one.get(), Self.two.get(), moreThan: 15)
  }
}
