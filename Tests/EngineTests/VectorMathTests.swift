import Engine
import Foundation
import Testing

/// One elementary function beside Foundation's in double precision.
struct ElementaryFunction: Sendable, CustomTestStringConvertible {
  let name: String
  let range: ClosedRange<Float>
  /// The error allowed: this many units in the last place of the exact value, plus a constant.
  let units: Double
  var constant = 0.0
  let ours: @Sendable (Tensor) -> Tensor
  let exact: @Sendable (Double) -> Double
  var testDescription: String { "\(name) on \(range)" }
}

private let elementaryFunctions: [ElementaryFunction] = [
  .init(name: "exp", range: -87.3...88.7, units: 2, ours: { $0.exp() }, exact: { exp($0) }),
  .init(name: "log", range: 1e-37...3e38, units: 2, ours: { $0.log() }, exact: { log($0) }),
  .init(
    name: "log near one", range: 0.5...2, units: 2, ours: { $0.log() }, exact: { log($0) }),
  .init(
    name: "log of denormals", range: .leastNonzeroMagnitude...(.leastNormalMagnitude), units: 2,
    ours: { $0.log() },
    exact: { log($0) }),
  .init(
    name: "sqrt", range: 0...3e38, units: 0.51, ours: { $0.sqrt() }, exact: { $0.squareRoot() }),
  .init(name: "tanh", range: -12...12, units: 3, ours: { $0.tanh() }, exact: { tanh($0) }),
  .init(
    name: "tanh near zero", range: -1e-3...1e-3, units: 2, ours: { $0.tanh() }, exact: { tanh($0) }),
  .init(
    name: "sigmoid", range: -80...80, units: 4, ours: { $0.sigmoid() },
    exact: { 1 / (1 + exp(-$0)) }),
  .init(
    name: "softplus", range: -80...80, units: 4, ours: { $0.softplus() },
    exact: { max($0, 0) + log1p(exp(-abs($0))) }),
  .init(
    name: "sin", range: -3e6...3e6, units: 2, constant: 2e-7, ours: { $0.sin() },
    exact: { sin($0) }),
  .init(
    name: "cos", range: -3e6...3e6, units: 2, constant: 2e-7, ours: { $0.cos() },
    exact: { cos($0) }),
  .init(name: "sin near zero", range: -0.7...0.7, units: 2, ours: { $0.sin() }, exact: { sin($0) }),
]

@Test(arguments: elementaryFunctions)
func elementaryFunctionsAreExactToAFewUnits(_ function: ElementaryFunction) {
  let inputs = samples(function.range, count: 200_000)
  let outputs = function.ours(Tensor(inputs)).scalars
  var worst = (error: 0.0, input: Float.nan, output: Float.nan)
  for (input, output) in zip(inputs, outputs) {
    let exact = function.exact(Double(input))
    let allowed = function.units * Double(Float(exact).ulp) + function.constant
    let error = abs(Double(output) - exact) / allowed
    if !(error <= worst.error) { worst = (error, input, output) }
  }
  #expect(
    worst.error <= 1,
    "\(function.name)(\(worst.input)) = \(worst.output), \(worst.error * function.units) units off")
}

/// Evenly spaced floats and, because those miss the small ones, floats evenly spaced in their bits.
private func samples(_ range: ClosedRange<Float>, count: Int) -> [Float] {
  let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
  let even = (0...count).map { Float(low + (high - low) * Double($0) / Double(count)) }
  let bits = (0...count).flatMap { index -> [Float] in
    let last = max(range.lowerBound.magnitude, range.upperBound.magnitude).bitPattern
    let value = Float(bitPattern: UInt32(UInt64(last) * UInt64(index) / UInt64(count)))
    return [value, -value]
  }
  return (even + bits).filter { range.contains($0) }
}

private let infinity = Float.infinity
private let denormal = Float.leastNormalMagnitude / 117

/// Name, function, and pairs of input and expected output.
struct SpecialValues: Sendable, CustomTestStringConvertible {
  let name: String
  let ours: @Sendable (Tensor) -> Tensor
  let pairs: [(Float, Float)]
  var testDescription: String { name }
}

@Test(arguments: [
  SpecialValues(
    name: "exp", ours: { $0.exp() },
    pairs: [
      (0, 1), (-0.0, 1), (infinity, infinity), (-infinity, 0), (100, infinity), (-200, 0),
      (denormal, 1),
      (-3e38, 0), (3e38, infinity),
    ]),
  SpecialValues(
    name: "log", ours: { $0.log() },
    pairs: [
      (0, -infinity), (-0.0, -infinity), (1, 0), (infinity, infinity), (-1, .nan),
      (-infinity, .nan),
      (-denormal, .nan),
    ]),
  SpecialValues(
    name: "sqrt", ours: { $0.sqrt() }, pairs: [(0, 0), (infinity, infinity), (-1, .nan), (4, 2)]),
  SpecialValues(
    name: "tanh", ours: { $0.tanh() },
    pairs: [(0, 0), (infinity, 1), (-infinity, -1), (3e38, 1), (-3e38, -1), (denormal, denormal)]),
  SpecialValues(
    name: "sigmoid", ours: { $0.sigmoid() },
    pairs: [(0, 0.5), (infinity, 1), (-infinity, 0), (3e38, 1), (-3e38, 0), (denormal, 0.5)]),
  SpecialValues(
    name: "softplus", ours: { $0.softplus() },
    pairs: [(infinity, infinity), (-infinity, 0), (3e38, 3e38), (-3e38, 0), (0, 0.693_147_2)]),
  SpecialValues(
    name: "sin", ours: { $0.sin() },
    pairs: [(0, 0), (infinity, .nan), (-infinity, .nan), (denormal, denormal)]),
  SpecialValues(
    name: "cos", ours: { $0.cos() },
    pairs: [(0, 1), (infinity, .nan), (-infinity, .nan), (denormal, 1)]),
  SpecialValues(
    name: "relu", ours: { $0.relu() },
    pairs: [(0, 0), (infinity, infinity), (-infinity, 0), (-2, 0)]),
  SpecialValues(
    name: "abs", ours: { $0.abs() }, pairs: [(0, 0), (infinity, infinity), (-infinity, infinity)]),
])
func specialValuesComeOutAsTheyShould(_ function: SpecialValues) {
  let outputs = function.ours(Tensor(function.pairs.map(\.0) + [.nan])).scalars
  for ((input, expected), output) in zip(function.pairs, outputs) {
    let isRight =
      expected.isNaN
      ? output.isNaN
      : abs(output - expected) <= expected.ulp
        || output == expected
    #expect(isRight, "\(function.name)(\(input)) = \(output), expected \(expected)")
  }
  #expect(outputs.last?.isNaN == true, "\(function.name) hides a NaN")
}

@Test func notANumberIsNeverHidden() {
  let x = Tensor([1, .nan, 3, 2], shape: [1, 2, 2, 1])
  #expect(x.maxPooled(2).item.isNaN)
  #expect(x.averagePooled(2).item.isNaN)
  #expect(x.flattened(from: 0).max(0).item.isNaN)
  #expect(Tensor.maximum(Tensor(.nan), Tensor(1)).item.isNaN)
  #expect(Tensor.maximum(Tensor(1), Tensor(.nan)).item.isNaN)
  #expect(Tensor.minimum(Tensor(1), Tensor(.nan)).item.isNaN)
  #expect(Tensor(.nan).clipped(to: 0...1).item.isNaN)
  #expect(x.flattened(from: 0).softmax().scalars.allSatisfy { $0.isNaN })
}

@Test func whatIsNotChosenDoesNotReachTheResult() {
  let chosen = Tensor.where(
    Tensor([1, 0, 1, 0]), then: Tensor([1, .infinity, 3, .nan]),
    else: Tensor([.nan, 5, -.infinity, 7]))
  #expect(chosen.scalars == [1, 5, 3, 7])
}

/// Where no angle is left the answer says so, rather than being any number.
@Test func sineAndCosineFarOutAreNotNumbers() {
  let far = Tensor([5e6, -5e6, 1e9, 1e20, -3e38])
  #expect((far.sin().scalars + far.cos().scalars).allSatisfy { $0.isNaN })
}
