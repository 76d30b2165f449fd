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
  .init(name: "sin", range: -3e38...3e38, units: 2, ours: { $0.sin() }, exact: { sin($0) }),
  .init(name: "cos", range: -3e38...3e38, units: 2, ours: { $0.cos() }, exact: { cos($0) }),
  .init(name: "sin", range: -3e6...3e6, units: 2, ours: { $0.sin() }, exact: { sin($0) }),
  .init(name: "cos", range: -3e6...3e6, units: 2, ours: { $0.cos() }, exact: { cos($0) }),
  .init(
    name: "exp to subnormals", range: -104...(-80), units: 2, ours: { $0.exp() }, exact: { exp($0) }
  ),
  .init(
    name: "power(2.5)", range: 0...1e15, units: 1, ours: { $0.power(2.5) }, exact: { pow($0, 2.5) }),
  .init(
    name: "power(3)", range: -6e12...6e12, units: 1, ours: { $0.power(3) }, exact: { pow($0, 3) }),
  .init(
    name: "power(-7)", range: -1e6...1e6, units: 1, ours: { $0.power(-7) }, exact: { pow($0, -7) }),
  .init(
    name: "power(1000)", range: -1.09...1.09, units: 1, ours: { $0.power(1000) },
    exact: { pow($0, 1000) }),
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

/// Of every exponent some hundred floats, and those beside it where digits cancel: the nearest to multiples of π/2.
@Test(arguments: [
  ElementaryFunction(
    name: "exp", range: -104...88.7, units: 2, ours: { $0.exp() }, exact: { exp($0) }),
  ElementaryFunction(
    name: "log", range: .leastNonzeroMagnitude...3.4e38, units: 2, ours: { $0.log() },
    exact: { log($0) }),
  ElementaryFunction(
    name: "tanh", range: -3.4e38...3.4e38, units: 3, ours: { $0.tanh() }, exact: { tanh($0) }),
  ElementaryFunction(
    name: "sigmoid", range: -87.3...3.4e38, units: 4, ours: { $0.sigmoid() },
    exact: { 1 / (1 + exp(-$0)) }),
  ElementaryFunction(
    name: "softplus", range: -3.4e38...3.4e38, units: 4, ours: { $0.softplus() },
    exact: { max($0, 0) + log1p(exp(-abs($0))) }),
  ElementaryFunction(
    name: "sin", range: -3.4e38...3.4e38, units: 2, ours: { $0.sin() }, exact: { sin($0) }),
  ElementaryFunction(
    name: "cos", range: -3.4e38...3.4e38, units: 2, ours: { $0.cos() }, exact: { cos($0) }),
])
func unitsHoldAtEveryExponent(_ function: ElementaryFunction) {
  var generator = Generator(seed: 11)
  var inputs: [Float] = [-1_781_726]
  for exponent in 0..<255 as Range<UInt32> {
    for _ in 0..<600 {
      let mantissa = UInt32(generator.below(1 << 23))
      inputs.append(Float(bitPattern: exponent << 23 | mantissa))
    }
  }
  for multiple in 1..<200_000 { inputs.append(Float(Double(multiple) * (Double.pi / 2))) }
  inputs = (inputs + inputs.map { -$0 }).filter { function.range.contains($0) }
  let outputs = function.ours(Tensor(inputs)).scalars
  for (input, output) in zip(inputs, outputs) {
    let exact = function.exact(Double(input))
    let units = abs(Double(output) - exact) / Double(Float(exact).ulp)
    if !(units <= function.units) {
      Issue.record("\(function.name)(\(input)) = \(output), \(units) units off")
      return
    }
  }
}

@Test func powersAreThoseOfTheStandard() {
  let values: [Float] = [
    0, -0.0, 1, -1, 2, -2, 0.5, -0.5, .infinity, -.infinity, .nan, denormal, -denormal, 3e38,
  ]
  let exponents: [Float] = [0, 1, 2, 3, -1, -2, -3, 0.5, -0.5, 1.5, 16_777_215, 1e30, .infinity]
  for exponent in exponents {
    for (x, y) in zip(values, Tensor(values).power(exponent).scalars) {
      let exact = Float(pow(Double(x), Double(exponent)))
      #expect(
        y == exact && y.sign == exact.sign || y.isNaN && exact.isNaN,
        "\(x) to the power of \(exponent) is \(exact), not \(y)")
    }
  }
  let whole = (-50...50).map { Float($0) }
  #expect(Tensor(whole).power(3).scalars == whole.map { $0 * $0 * $0 })
}

@Test func zeroKeepsItsSign() {
  let zero = Tensor([-0.0])
  for (name, y) in [
    ("sin", zero.sin()), ("tanh", zero.tanh()), ("sqrt", zero.sqrt()), ("relu", zero.relu()),
    ("clipped", zero.clipped(to: -1...1)), ("where", .where(Tensor([1]), then: zero, else: zero)),
  ] { #expect(y.item.sign == .minus, "\(name)") }
  #expect(zero.abs().item.sign == .plus)
}
