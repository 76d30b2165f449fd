import Engine

/// The length of a whole gradient, √Σ gᵢ² over all its tensors.
public func globalNorm(_ gradient: [Tensor]) -> Float {
  var sum = 0.0
  for tensor in gradient {
    tensor.withUnsafeScalars { values in
      for value in values { sum += Double(value) * Double(value) }
    }
  }
  return Float(sum.squareRoot())
}

/// The gradient itself, or the same direction at length `norm` where it is longer (Pascanu, Mikolov and
/// Bengio 2013, algorithm 1).
///
/// All tensors shrink by one factor, so the direction stays. A gradient that is not finite stays so: the
/// loop's guard is to see it.
public func clipped(_ gradient: [Tensor], toNorm norm: Float) -> [Tensor] {
  require(norm > 0, "clipped: the norm must be positive, found \(norm).")
  let length = globalNorm(gradient)
  return length > norm ? gradient.map { $0 * (norm / length) } : gradient
}
