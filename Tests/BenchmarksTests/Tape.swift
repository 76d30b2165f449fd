/// The smallest tape that can tell which products a gradient, and the gradient of a gradient, needs.
///
/// A value is a number, an operation either a product of two values in a layer, or anything else that makes a
/// value of others. As in the engine, a walk visits only what leads to its targets, and whatever it computes
/// stands on the tape itself.
final class Tape {
  private var operations: [(inputs: [Int], output: Int, layer: Int?)] = []
  private var products: [Int]
  private var values = 0

  init(layers: Int) { products = [Int](repeating: 0, count: layers) }

  private func value() -> Int {
    values += 1
    return values
  }

  private func product(_ a: Int, _ b: Int, _ layer: Int) -> Int {
    products[layer] += 1
    operations.append(([a, b], value(), layer))
    return values
  }

  private func mixture(_ inputs: Int...) -> Int {
    operations.append((inputs, value(), nil))
    return values
  }

  private func loss(_ weights: [Int]) -> Int {
    weights.enumerated().reduce(value()) { x, layer in
      mixture(product(x, layer.element, layer.offset))
    }
  }

  private func gradient(of root: Int, at targets: [Int]) -> [Int] {
    var leads = Set(targets)
    for operation in operations where operation.inputs.contains(where: leads.contains) {
      leads.insert(operation.output)
    }
    var cotangents = [root: value()]
    for (inputs, output, layer) in operations.reversed() where leads.contains(output) {
      guard let g = cotangents[output] else { continue }
      for (position, input) in inputs.enumerated() where leads.contains(input) {
        let part = layer.map { product(g, inputs[1 - position], $0) } ?? mixture(g, input)
        cotangents[input] = cotangents[input].map { mixture($0, part) } ?? part
      }
    }
    return targets.map { cotangents[$0]! }
  }

  /// The products of each layer in a task: inner steps, the loss of the adapted weights, its gradient.
  func countOfMAML(order: Int, steps: Int) -> [Int] {
    let start = products.map { _ in value() }
    var fast = start
    for _ in 0..<steps {
      var slopes = gradient(of: loss(fast), at: fast)
      if order == 1 { slopes = slopes.map { _ in value() } }
      fast = zip(fast, slopes).map { mixture($0, $1) }
    }
    _ = gradient(of: loss(fast), at: start)
    return products
  }
}
