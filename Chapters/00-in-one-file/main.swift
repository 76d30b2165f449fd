//: # 0 · In one file: learning where to start
//: The whole idea of the course, with nothing but the C library's maths. Read it from top to bottom,
//: then run it: `./kit run 0`, or `swiftc -O main.swift && ./main`. A few seconds, and it prints two errors to compare.
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// MARK: 1. A tape whose gradients are on the tape

/// A matrix that remembers what it was made of.
final class Matrix: Identifiable {
  let rows, columns: Int
  let values: [Double]
  /// The matrices that it was made of; for each, how a slope passes back to it.
  let parts: [(matrix: Matrix, passesBack: Rule)]

  /// From the slope of a loss along a result, and that result, to the slope along one of its parts.
  typealias Rule = (_ slope: Matrix, _ result: Matrix) -> Matrix

  init(_ rows: Int, _ columns: Int, _ values: [Double], from parts: [(Matrix, Rule)] = []) {
    (self.rows, self.columns, self.values, self.parts) = (rows, columns, values, parts)
  }

}

// Every operation says how its result changes with each part, in operations of this same list.
func + (a: Matrix, b: Matrix) -> Matrix {
  Matrix(
    a.rows, a.columns, zip(a.values, b.values).map(+),
    from: [(a, { slope, _ in slope }), (b, { slope, _ in slope })])
}

func * (a: Matrix, b: Matrix) -> Matrix {
  Matrix(
    a.rows, a.columns, zip(a.values, b.values).map(*),
    from: [(a, { slope, _ in slope * b }), (b, { slope, _ in slope * a })])
}

func * (factor: Double, a: Matrix) -> Matrix {
  Matrix(
    a.rows, a.columns, a.values.map { factor * $0 }, from: [(a, { slope, _ in factor * slope })])
}

func - (a: Matrix, b: Matrix) -> Matrix { a + -1 * b }

func transposed(_ a: Matrix) -> Matrix {
  let values = a.values.indices.map { a.values[$0 % a.rows * a.columns + $0 / a.rows] }
  return Matrix(a.columns, a.rows, values, from: [(a, { slope, _ in transposed(slope) })])
}

/// The product of two matrices, rows times columns.
func product(_ a: Matrix, _ b: Matrix) -> Matrix {
  var values = [Double](repeating: 0, count: a.rows * b.columns)
  for i in 0..<a.rows {
    for k in 0..<a.columns {
      let factor = a.values[i * a.columns + k]
      for j in 0..<b.columns { values[i * b.columns + j] += factor * b.values[k * b.columns + j] }
    }
  }
  return Matrix(
    a.rows, b.columns, values,
    from: [
      (a, { slope, _ in product(slope, transposed(b)) }),
      (b, { slope, _ in product(transposed(a), slope) }),
    ])
}

/// tanh′ = 1 − tanh²
func tanh(_ a: Matrix) -> Matrix {
  let ones = Matrix(a.rows, a.columns, a.values.map { _ in 1 })
  return Matrix(
    a.rows, a.columns, a.values.map { tanh($0) },
    from: [(a, { slope, result in slope * (ones - result * result) })])
}

/// How a single number changes with each input, by the chain rule from the end to the beginning.
func gradient(of output: Matrix, at inputs: [Matrix]) -> [Matrix] {
  var (order, seen) = ([Matrix](), Set<Matrix.ID>())
  func visit(_ matrix: Matrix) {  // parts come before what they make
    guard seen.insert(matrix.id).inserted else { return }
    for part in matrix.parts { visit(part.matrix) }
    order.append(matrix)
  }
  visit(output)
  var slopes = [output.id: Matrix(1, 1, [1])]
  for matrix in order.reversed() {
    guard let slope = slopes[matrix.id] else { continue }
    for (part, passesBack) in matrix.parts {
      let share = passesBack(slope, matrix)
      slopes[part.id] = slopes[part.id].map { $0 + share } ?? share
    }
  }
  return inputs.map { slopes[$0.id] ?? 0 * $0 }
}

// MARK: 2. Waves, and a network that should become one

/// Random numbers that are the same on every machine (Knuth's linear congruence).
struct Dice {
  var state: UInt64

  /// A number between two others.
  mutating func between(_ low: Double, _ high: Double) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return low + (high - low) * Double(state >> 11) * 0x1p-53
  }
}

/// Points of a wave: each x beside a one, and y.
typealias Points = (x: Matrix, y: Matrix)

/// A task: points of a wave to learn from, its *support*, and others to be judged on, its *query*.
func wave(_ dice: inout Dice, queries: Int = 10) -> (support: Points, query: Points) {
  let (amplitude, phase) = (dice.between(0.1, 5), dice.between(0, .pi))
  func points(_ count: Int) -> Points {
    let x = (0..<count).map { _ in dice.between(-5, 5) }
    let y = x.map { amplitude * sin($0 - phase) }
    return (Matrix(count, 2, x.flatMap { [$0, 1] }), Matrix(count, 1, y))
  }
  return (points(10), points(queries))
}

/// The weights of three layers, two of them hidden. (The ones beside x serve as biases of the first.)
func network(hidden: Int, _ dice: inout Dice) -> [Matrix] {
  func random(_ rows: Int, _ columns: Int, upTo limit: Double) -> Matrix {
    Matrix(rows, columns, (0..<rows * columns).map { _ in dice.between(-limit, limit) })
  }
  return [
    random(2, hidden, upTo: 0.7), random(hidden, hidden, upTo: 1.7 / sqrt(Double(hidden))),
    random(hidden, 1, upTo: 0.3),
  ]
}

/// The mean squared error of the network's answers, tanh(tanh(x W₁) W₂) W₃.
func loss(_ model: [Matrix], _ points: Points) -> Matrix {
  let hidden = tanh(product(tanh(product(points.x, model[0])), model[1]))
  let error = product(hidden, model[2]) - points.y
  return (1 / Double(error.rows)) * product(transposed(error), error)
}

// MARK: 3. Learning where to start

/// One step down the support loss, φ = θ − α ∇L(θ). The slope is on the tape: φ is a function of θ.
func adapted(_ model: [Matrix], to support: Points, rate: Double) -> [Matrix] {
  zip(model, gradient(of: loss(model, support), at: model)).map { $0 - rate * $1 }
}

/// The weights that make a loss small on the average of all waves, by Adam (Kingma and Ba 2015; one of its two repairs).
func trained(
  _ start: [Matrix], steps: Int, _ loss: ([Matrix], (support: Points, query: Points)) -> Matrix
) -> [Matrix] {
  var (model, dice) = (start, Dice(state: 7))
  var mean = start.map { $0.values.map { _ in 0.0 } }, square = mean
  for step in 1...steps {
    let losses = (0..<4).map { _ in loss(model, wave(&dice)) }  // of four waves
    let slopes = gradient(of: losses[0] + losses[1] + losses[2] + losses[3], at: model)
    let rate = 0.006 * (1 - Double(step) / Double(steps)) / (1 - pow(0.9, Double(step)))
    for layer in model.indices {
      var values = model[layer].values
      for (place, slope) in slopes[layer].values.enumerated() {
        mean[layer][place] += 0.1 * (slope - mean[layer][place])
        square[layer][place] += 0.01 * (slope * slope - square[layer][place])
        values[place] -= rate * mean[layer][place] / (sqrt(square[layer][place]) + 1e-8)
      }
      model[layer] = Matrix(model[layer].rows, model[layer].columns, values)
    }
  }
  return model
}

/// The error after one step, on points that the step has not seen: the mean of 200 new waves.
func errorAfterOneStep(_ model: [Matrix], rate: Double) -> Double {
  var dice = Dice(state: 1234)
  return (0..<200).reduce(0) { sum, _ in
    let task = wave(&dice, queries: 50)
    return sum + loss(adapted(model, to: task.support, rate: rate), task.query).values[0] / 200
  }
}

var dice = Dice(state: 1)
let start = network(hidden: 20, &dice)
let rate = 0.04

// Joint training asks for weights that are good now; MAML for weights that are good after one step.
let joint = trained(start, steps: 2000) { model, task in loss(model, task.query) }
let maml = trained(start, steps: 2000) { model, task in
  loss(adapted(model, to: task.support, rate: rate), task.query)
}

// Joint training may take its one step at the rate that serves it best, or take none.
let best = [0, 0.001, 0.003, 0.01, 0.02, 0.04].map { errorAfterOneStep(joint, rate: $0) }.min()!
print("squared error on a new wave, after one step on ten of its points:")
print("  joint training  \(best)")
print("  MAML            \(errorAfterOneStep(maml, rate: rate))")
