/// A number that remembers how it was computed: the whole of automatic differentiation in one file.
///
/// Every operation makes a new `Value` from one or two others, and keeps the rule for its slopes
/// ∂self/∂input. The rules are made of `Value`s too, so a slope can be differentiated again.
final class Value {
  let number: Double
  /// What made it: `+`, `×`, `tanh`, …; for an input its name.
  let operation: String
  let inputs: [Value]
  /// A value has a higher serial number than everything it was made from.
  let serial: Int
  private let slopes: (Value) -> [Value]

  /// How many values were made so far: the price of a computation.
  nonisolated(unsafe) private(set) static var made = 0

  /// The slopes are a function of the new value itself: tanh′ = 1 − tanh² wants to use it.
  private init(
    _ operation: String, _ number: Double, of inputs: [Value], slopes: @escaping (Value) -> [Value]
  ) {
    (self.number, self.operation, self.inputs, self.slopes) = (number, operation, inputs, slopes)
    Value.made += 1
    serial = Value.made
  }

  convenience init(_ number: Double, _ name: String = "") {
    self.init(name, number, of: []) { _ in [] }
  }

  /// ∂self/∂input for each input.
  var slopesOfInputs: [Value] { slopes(self) }
}

// The operations: what they compute, and their slopes.
extension Value {
  nonisolated(unsafe) static let one = Value(1), minusOne = Value(-1)

  static func + (a: Value, b: Value) -> Value {
    Value("+", a.number + b.number, of: [a, b]) { _ in [one, one] }
  }
  static func - (a: Value, b: Value) -> Value {
    Value("−", a.number - b.number, of: [a, b]) { _ in [one, minusOne] }
  }
  static func * (a: Value, b: Value) -> Value {
    Value("×", a.number * b.number, of: [a, b]) { _ in [b, a] }
  }
  static func / (a: Value, b: Value) -> Value {
    Value("÷", a.number / b.number, of: [a, b]) { [one / b, minusOne * $0 / b] }
  }
  func tanh() -> Value {
    Value("tanh", Elementary.tanh(number), of: [self]) { [.one - $0 * $0] }
  }
  func exp() -> Value { Value("exp", Elementary.exp(number), of: [self]) { [$0] } }
}

/// Everything that `output` was made from, latest first: nobody comes before all who used them.
func inOrder(_ output: Value) -> [Value] {
  var found = [output]
  var seen: Set<ObjectIdentifier> = [ObjectIdentifier(output)]
  var next = 0
  while next < found.count {
    for input in found[next].inputs where seen.insert(ObjectIdentifier(input)).inserted {
      found.append(input)
    }
    next += 1
  }
  return found.sorted { $0.serial > $1.serial }
}

/// Reverse mode: ∂output/∂input for *all* inputs in one walk, from the output back.
///
/// A value used twice is blamed twice; `combine` adds the two. (The chapter passes wrong ones, too.)
func gradient(
  of output: Value, at inputs: [Value], order: [Value]? = nil,
  combine: (Value, Value) -> Value = { $0 + $1 }
) -> [Value] {
  var blame = [ObjectIdentifier(output): Value.one]
  for value in order ?? inOrder(output) {
    guard let share = blame[ObjectIdentifier(value)] else { continue }
    for (input, slope) in zip(value.inputs, value.slopesOfInputs) {
      let id = ObjectIdentifier(input)
      blame[id] = blame[id].map { combine($0, share * slope) } ?? share * slope
    }
  }
  return inputs.map { blame[ObjectIdentifier($0)] ?? Value(0) }
}

/// Forward mode: ∂output/∂input for *one* input, in one walk from the inputs to the output.
func forwardDerivative(of output: Value, along input: Value) -> Value {
  var speed = [ObjectIdentifier(input): Value.one]
  for value in inOrder(output).reversed() {
    for (input, slope) in zip(value.inputs, value.slopesOfInputs) {
      guard let share = speed[ObjectIdentifier(input)].map({ slope * $0 }) else { continue }
      speed[ObjectIdentifier(value)] = speed[ObjectIdentifier(value)].map { $0 + share } ?? share
    }
  }
  return speed[ObjectIdentifier(output)] ?? Value(0)
}
