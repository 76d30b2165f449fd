/// Σ aᵢ bᵢ over two lists of one length, added in their order.
public func dot(_ a: [Double], _ b: [Double]) -> Double {
  require(a.count == b.count, "dot: \(a.count) numbers and \(b.count).")
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}

/// Σ aᵢ bᵢ over all numbers of two tensors of one shape, added in double precision; a number, not on the tape.
public func dot(_ a: Tensor, _ b: Tensor) -> Double { dot([a], [b]) }

/// Σ aᵢ bᵢ over all numbers of two gradients, added in double precision; a number, not on the tape.
public func dot(_ a: [Tensor], _ b: [Tensor]) -> Double {
  require(a.count == b.count, "dot: \(a.count) tensors and \(b.count).")
  var sum = 0.0
  for (a, b) in zip(a, b) {
    require(a.shape == b.shape, "dot: shapes \(a.shape) and \(b.shape) differ.")
    for (a, b) in zip(a.scalars, b.scalars) { sum += Double(a) * Double(b) }
  }
  return sum
}
