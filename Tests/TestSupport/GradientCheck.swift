import Engine

/// Compares gradients with central differences in random directions, to the order asked for.
///
/// For a random cotangent u and direction v it holds ⟨u, (f(x+εv) − f(x−εv)) / 2ε⟩ ≈ ⟨pullback(u), v⟩. The
/// check then repeats itself on the pullback, as a function of x and u: that is the next order. Returns the
/// largest error found, relative to the size of the two sides. Source: the projection of HIPS/autograd.
public func gradientError(
  order: Int = 2, step: Float = 1e-2, seed: UInt64 = 1, at x: [Tensor],
  _ f: @escaping ([Tensor]) -> Tensor
) -> Double {
  var generator = Generator(seed: seed)
  let inputs = x.map { $0.tracked() }
  let output = f(inputs)
  let cotangent = Tensor.normal(output.shape, using: &generator)
  let directions = x.map { Tensor.normal($0.shape, using: &generator) }
  let pulled = pullback(of: output, at: inputs, cotangent: cotangent)
  let exact = zip(pulled, directions).reduce(0.0) { $0 + dot($1.0, $1.1) }
  let numerical = differenceQuotient(f, x, directions, cotangent, step)
  let scale = max(1, abs(exact), abs(numerical))
  let error = abs(exact - numerical) / scale
  if order == 1 || !exact.isFinite { return error.isFinite ? error : .infinity }
  let next = gradientError(order: order - 1, step: step, seed: seed + 1, at: x + [cotangent]) {
    all in
    let inputs = all.dropLast().map { $0.tracked() }
    let gradients = pullback(
      of: f(inputs), at: inputs, cotangent: all[all.count - 1], createGraph: true)
    return Tensor.concatenated(gradients.map { $0.flattened(from: 0) })
  }
  return max(error, next)
}

/// Fourth-order central difference of ⟨u, f⟩ along a direction, summed in double precision.
private func differenceQuotient(
  _ f: ([Tensor]) -> Tensor, _ x: [Tensor], _ directions: [Tensor], _ cotangent: Tensor,
  _ step: Float
) -> Double {
  func value(_ t: Float) -> Double {
    dot(cotangent, f(zip(x, directions).map { ($0 + $1 * t).detached() }))
  }
  let near = value(step) - value(-step)
  let far = value(2 * step) - value(-2 * step)
  return (8 * near - far) / (12 * Double(step))
}

/// The largest |aᵢ − bᵢ| / max(1, |bᵢ|); infinite when the counts differ.
public func largestError(_ a: [Float], _ b: [Float]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).map { pair in
    let error = Double(abs(pair.0 - pair.1)) / max(1, Double(abs(pair.1)))
    return error.isFinite ? error : .infinity
  }.max() ?? 0
}
