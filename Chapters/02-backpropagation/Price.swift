/// A function of many inputs, in which everybody talks to everybody, three times.
func gossip(_ x: [Value]) -> Value {
  var x = x
  let share = Value(1 / Double(x.count))
  for _ in 0..<3 {
    let mean = x.dropFirst().reduce(x[0]) { $0 + $1 } * share
    x = x.map { ($0 * mean).tanh() }
  }
  return x.dropFirst().reduce(x[0]) { $0 + $1 }
}

/// How many values `body` makes.
func made(_ body: () -> Void) -> Double {
  let before = Value.made
  body()
  return Double(Value.made - before)
}

/// What all slopes of `gossip` cost, in evaluations of it; each way evaluates it once at first.
struct Price {
  let inputs: Int
  let nudging, forward, backward: Double

  init(inputs count: Int) {
    let x = (0..<count).map { Value(0.5 + 0.001 * Double($0)) }
    let evaluation = made { _ = gossip(x) }
    let output = gossip(x)
    let back = made { _ = gradient(of: output, at: x) }
    let ahead = made { x.forEach { _ = forwardDerivative(of: output, along: $0) } }
    (inputs, nudging) = (count, Double(count + 1))
    (forward, backward) = (1 + ahead / evaluation, 1 + back / evaluation)
  }
}
